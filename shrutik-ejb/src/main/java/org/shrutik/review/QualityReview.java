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

/** One review of one transcription. */
@Entity
@Table(name = "quality_reviews")
public class QualityReview {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "transcription_id")
  private int transcriptionId;

  @Column(name = "reviewer_id")
  private int reviewerId;

  @Enumerated(EnumType.STRING)
  private ReviewDecision decision;

  private Double rating;
  private String comment;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected QualityReview() {}

  QualityReview(
      int transcriptionId,
      int reviewerId,
      ReviewDecision decision,
      Double rating,
      String comment,
      OffsetDateTime now) {
    this.transcriptionId = transcriptionId;
    this.reviewerId = reviewerId;
    this.decision = decision;
    this.rating = rating;
    this.comment = comment;
    this.createdAt = now;
  }

  public Integer getId() {
    return id;
  }

  public ReviewDecision getDecision() {
    return decision;
  }

  /** 1–5 or null. */
  public Double getRating() {
    return rating;
  }

  public String getComment() {
    return comment;
  }

  public int getTranscriptionId() {
    return transcriptionId;
  }

  public int getReviewerId() {
    return reviewerId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
