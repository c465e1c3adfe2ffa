package org.shrutik.transcription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** One person does not want one chunk, and why. */
@Entity
@Table(name = "chunk_skips")
public class ChunkSkip {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "chunk_id")
  private int chunkId;

  @Column(name = "user_id")
  private int userId;

  private String reason;
  private String comment;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected ChunkSkip() {}

  ChunkSkip(int chunkId, int userId, String reason, String comment, OffsetDateTime now) {
    this.chunkId = chunkId;
    this.userId = userId;
    this.reason = reason;
    this.comment = comment;
    this.createdAt = now;
  }

  /** The same person skips it again: the last word counts, the number of skips does not change. */
  void explain(String newReason, String newComment) {
    reason = newReason == null ? reason : newReason;
    comment = newComment == null ? comment : newComment;
  }

  public int getChunkId() {
    return chunkId;
  }

  public int getUserId() {
    return userId;
  }

  public String getReason() {
    return reason;
  }

  public String getComment() {
    return comment;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
