package org.shrutik.review;

/**
 * A reviewer decided about a chunk. Told inside its transaction.
 *
 * @param text the agreed text now, null where there is none
 */
public record ChunkDecided(
    long decisionId, int chunkId, int reviewerId, ReviewDecision decision, String text) {}
