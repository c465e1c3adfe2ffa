package org.shrutik.transcription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A handful of chunks that one person was asked to transcribe, good for a time. */
@Entity
@Table(name = "transcription_sessions")
public class TranscriptionSession {
  @Id private String id;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "language_id")
  private Integer languageId;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected TranscriptionSession() {}

  TranscriptionSession(int userId, Integer languageId, OffsetDateTime now, Duration life) {
    this.id = UUID.randomUUID().toString();
    this.userId = userId;
    this.languageId = languageId;
    this.createdAt = now;
    this.expiresAt = now.plus(life);
  }

  /** It lasts as long again from now on. */
  void renew(OffsetDateTime now, Duration life) {
    this.expiresAt = now.plus(life);
  }

  boolean isExpired(OffsetDateTime now) {
    return !now.isBefore(expiresAt);
  }

  public String getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }
}
