package org.shrutik.transcription;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.chunk.Chunk;
import org.shrutik.config.JsonMapConverter;
import org.shrutik.review.ReviewDecision;

/** What one person heard in one chunk. */
@Entity
@Table(name = "transcriptions")
public class Transcription {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "chunk_id")
  private int chunkId;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "language_id")
  private int languageId;

  private String text;
  private Double quality;
  private Double confidence;

  @Column(name = "is_consensus")
  private boolean consensus;

  @Column(name = "is_validated")
  private boolean validated;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Column(name = "review_state")
  @Enumerated(EnumType.STRING)
  private ReviewDecision reviewState;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  protected Transcription() {}

  /**
   * A transcription as submitted.
   *
   * @param quality 0–5 stars or null
   * @param confidence 0–1 or null
   */
  public Transcription(
      Chunk chunk,
      int userId,
      String text,
      Double quality,
      Double confidence,
      Map<String, Object> metaData,
      OffsetDateTime now) {
    this.chunkId = chunk.getId();
    this.userId = userId;
    this.languageId = chunk.getLanguageId();
    this.text = text;
    this.quality = quality;
    this.confidence = confidence;
    this.metaData = metaData;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Its author's second thoughts; a part that is null stays as it is. */
  void correct(
      String newText,
      Double newQuality,
      Double newConfidence,
      Map<String, Object> newMetaData,
      OffsetDateTime now) {
    text = newText == null ? text : newText;
    quality = newQuality == null ? quality : newQuality;
    confidence = newConfidence == null ? confidence : newConfidence;
    metaData = newMetaData == null ? metaData : newMetaData;
    updatedAt = now;
  }

  /** Whether its text equals the agreed one after normalisation. */
  public void markConsensus(boolean isConsensus) {
    consensus = isConsensus;
  }

  public void markValidated(boolean isValidated) {
    validated = isValidated;
  }

  /** The latest word of a reviewer on it. */
  public void reviewed(ReviewDecision decision) {
    reviewState = decision;
    validated = decision == ReviewDecision.APPROVED;
    consensus = decision == ReviewDecision.APPROVED || (consensus && isVoting());
  }

  /** Whether it counts in the vote on its chunk. */
  public boolean isVoting() {
    return reviewState != ReviewDecision.REJECTED;
  }

  /** The latest word of a reviewer on it, or null. */
  public ReviewDecision getReviewState() {
    return reviewState;
  }

  public Integer getId() {
    return id;
  }

  public int getChunkId() {
    return chunkId;
  }

  public int getUserId() {
    return userId;
  }

  public int getLanguageId() {
    return languageId;
  }

  public String getText() {
    return text;
  }

  public Double getQuality() {
    return quality;
  }

  public Double getConfidence() {
    return confidence;
  }

  public boolean isConsensus() {
    return consensus;
  }

  public boolean isValidated() {
    return validated;
  }

  public Map<String, Object> getMetaData() {
    return metaData;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }
}
