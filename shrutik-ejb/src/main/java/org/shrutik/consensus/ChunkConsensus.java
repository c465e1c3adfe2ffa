package org.shrutik.consensus;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/** The agreed text of a chunk with the whole vote and the weights it was computed with. */
@Entity
@Table(name = "chunk_consensus")
public class ChunkConsensus {
  @Id
  @Column(name = "chunk_id")
  private Integer chunkId;

  private String text;
  private double confidence;

  @Column(name = "expected_error")
  private Double expectedError;

  @Column(name = "vote_count")
  private int voteCount;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> lattice;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> weights;

  @Column(name = "weights_snapshot")
  private Integer weightsSnapshot;

  @Column(name = "decided_by_id")
  private Integer decidedById;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected ChunkConsensus() {}

  public ChunkConsensus(int chunkId) {
    this.chunkId = chunkId;
  }

  /** Takes the outcome of a vote; a text that a reviewer chose stays. */
  public void vote(
      String newText,
      double newConfidence,
      Double newExpectedError,
      int votes,
      Map<String, Object> newLattice,
      Map<String, Object> newWeights,
      Integer snapshot,
      OffsetDateTime now) {
    if (decidedById == null) {
      text = newText;
    }
    confidence = newConfidence;
    expectedError = newExpectedError;
    voteCount = votes;
    lattice = newLattice;
    weights = newWeights;
    weightsSnapshot = snapshot;
    createdAt = now;
  }

  /** A reviewer's word: this is the text, also where no vote was held yet. */
  public void decide(String chosenText, int reviewerId, int votes, OffsetDateTime now) {
    if (lattice == null) {
      vote(chosenText, 1, null, votes, Map.of(), Map.of(), null, now);
    }
    text = chosenText;
    decidedById = reviewerId;
  }

  /** A reviewer takes the text back: the vote decides again. */
  public void reopen() {
    decidedById = null;
  }

  public Integer getChunkId() {
    return chunkId;
  }

  public String getText() {
    return text;
  }

  /** 0–1. */
  public double getConfidence() {
    return confidence;
  }

  /** The share of wrong words to expect of the vote's text, 0–1; null where no vote was held. */
  public Double getExpectedError() {
    return expectedError;
  }

  public int getVoteCount() {
    return voteCount;
  }

  public Map<String, Object> getLattice() {
    return lattice;
  }

  /** Weight of each voter by user id. */
  public Map<String, Object> getWeights() {
    return weights;
  }

  public Integer getWeightsSnapshot() {
    return weightsSnapshot;
  }

  /** The reviewer whose word it is, null where the vote decided. */
  public Integer getDecidedById() {
    return decidedById;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
