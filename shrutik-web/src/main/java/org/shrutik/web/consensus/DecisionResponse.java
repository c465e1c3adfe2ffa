package org.shrutik.web.consensus;

import org.shrutik.review.ChunkReviewService.Outcome;

/** A decision about a chunk and how the chunk stands after it. */
public record DecisionResponse(
    boolean success,
    String message,
    int chunkId,
    String decision,
    long decisionId,
    String consensusText,
    boolean readyForExport) {
  static DecisionResponse of(Outcome outcome) {
    return new DecisionResponse(
        true,
        "The decision was stored.",
        outcome.chunk().getId(),
        outcome.decision().getDecision().wire(),
        outcome.decision().getId(),
        outcome.text(),
        outcome.chunk().isReadyForExport());
  }
}
