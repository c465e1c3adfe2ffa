package org.shrutik.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** What a reviewer decided about a chunk and what that changed. Never changed itself. */
@Entity
@Table(name = "review_decisions")
public class ChunkDecision {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "chunk_id")
  private int chunkId;

  @Column(name = "reviewer_id")
  private int reviewerId;

  @Enumerated(EnumType.STRING)
  private ReviewDecision decision;

  @Column(name = "transcription_id")
  private Integer transcriptionId;

  @Column(name = "text_before")
  private String textBefore;

  @Column(name = "text_after")
  private String textAfter;

  private String comment;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected ChunkDecision() {}

  ChunkDecision(
      int chunkId,
      int reviewerId,
      ReviewDecision decision,
      Integer transcriptionId,
      String textBefore,
      String textAfter,
      String comment,
      OffsetDateTime now) {
    this.chunkId = chunkId;
    this.reviewerId = reviewerId;
    this.decision = decision;
    this.transcriptionId = transcriptionId;
    this.textBefore = textBefore;
    this.textAfter = textAfter;
    this.comment = comment;
    this.createdAt = now;
  }

  public Long getId() {
    return id;
  }

  public int getChunkId() {
    return chunkId;
  }

  public int getReviewerId() {
    return reviewerId;
  }

  public ReviewDecision getDecision() {
    return decision;
  }

  /** The transcription that was judged or chosen, null where it was neither. */
  public Integer getTranscriptionId() {
    return transcriptionId;
  }

  /** The agreed text before, null where there was none. */
  public String getTextBefore() {
    return textBefore;
  }

  public String getTextAfter() {
    return textAfter;
  }

  public String getComment() {
    return comment;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
