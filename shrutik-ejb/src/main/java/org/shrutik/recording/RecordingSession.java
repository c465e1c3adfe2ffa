package org.shrutik.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.shrutik.config.JsonMapConverter;

/** The promise of one person to record one script, good for a time. */
@Entity
@Table(name = "recording_sessions")
public class RecordingSession {
  @Id private String id;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "script_id")
  private int scriptId;

  @Column(name = "language_id")
  private int languageId;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected RecordingSession() {}

  public RecordingSession(
      int userId,
      int scriptId,
      int languageId,
      Map<String, Object> metaData,
      OffsetDateTime now,
      Duration life) {
    this.id = UUID.randomUUID().toString();
    this.userId = userId;
    this.scriptId = scriptId;
    this.languageId = languageId;
    this.metaData = metaData;
    this.createdAt = now;
    this.expiresAt = now.plus(life);
  }

  public boolean isExpired(OffsetDateTime now) {
    return !now.isBefore(expiresAt);
  }

  /** It is needed so long, at least. */
  void keepUntil(OffsetDateTime end) {
    if (end.isAfter(expiresAt)) {
      expiresAt = end;
    }
  }

  public String getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public int getScriptId() {
    return scriptId;
  }

  public int getLanguageId() {
    return languageId;
  }

  public Map<String, Object> getMetaData() {
    return metaData;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }
}
