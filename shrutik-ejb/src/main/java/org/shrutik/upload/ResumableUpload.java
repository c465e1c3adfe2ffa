package org.shrutik.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.config.JsonMapConverter;

/** A file that arrives in pieces, good for a time; in the end a recording, or refused. */
@Entity
@Table(name = "uploads")
public class ResumableUpload {
  @Id private String id;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "session_id")
  private String sessionId;

  private long length;
  private String metadata;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> claims;

  @Column(name = "recording_id")
  private Integer recordingId;

  @Column(name = "refusal_code")
  @Enumerated(EnumType.STRING)
  private ErrorCode refusalCode;

  private String refusal;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected ResumableUpload() {}

  ResumableUpload(int userId, UploadPlan plan, OffsetDateTime now, Duration life) {
    this.id = UUID.randomUUID().toString();
    this.userId = userId;
    this.sessionId = plan.sessionId();
    this.length = plan.length();
    this.metadata = plan.metadata();
    this.claims = plan.claims();
    this.createdAt = now;
    this.expiresAt = now.plus(life);
  }

  void accept(int acceptedAs) {
    recordingId = acceptedAs;
  }

  void refuse(ErrorCode code, String reason) {
    refusalCode = code;
    refusal = reason;
  }

  /** Whether it came to its end, one way or the other; then its bytes are gone from here. */
  public boolean isOver() {
    return recordingId != null || refusalCode != null;
  }

  public boolean isExpired(OffsetDateTime now) {
    return !now.isBefore(expiresAt);
  }

  /** Why the finished file was refused, as it was said then; empty where it was not. */
  public Optional<ShrutikException> refusal() {
    return Optional.ofNullable(refusalCode)
        .map(
            code ->
                new ShrutikException(
                    code, refusal, List.of(new FieldIssue("audio_file", refusal))));
  }

  public String getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public String getSessionId() {
    return sessionId;
  }

  /** Bytes of the whole file. */
  public long getLength() {
    return length;
  }

  /** What the client said of the file, word for word. */
  public String getMetadata() {
    return metadata;
  }

  public Map<String, Object> getClaims() {
    return claims;
  }

  /** The recording it became, or null. */
  public Integer getRecordingId() {
    return recordingId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }
}
