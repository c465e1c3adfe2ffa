package org.shrutik.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A chunk that waits for a reviewer. Written by {@link QueueRepository#escalate} only. */
@Entity
@Table(name = "review_queue")
public class QueueEntry {
  @Id private Long id;

  @Column(name = "chunk_id")
  private int chunkId;

  @Column(name = "language_id")
  private int languageId;

  @Enumerated(EnumType.STRING)
  private QueueReason reason;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected QueueEntry() {}

  public Long getId() {
    return id;
  }

  public int getChunkId() {
    return chunkId;
  }

  public QueueReason getReason() {
    return reason;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
