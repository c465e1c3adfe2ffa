package org.shrutik.consensus;

import java.util.Objects;

/**
 * What one voter wrote for a chunk, and how much that counts.
 *
 * @param voterId the person; a voter that is no person (a recogniser, the script that was read) has
 *     an id of its own that no person has
 * @param text the transcription as it was typed; empty means "nothing is said"
 * @param weight how much the vote counts, above 0 and finite; {@value #UNRATED} for a voter of whom
 *     nothing is known
 */
public record Vote(long voterId, String text, double weight) {

  /** The weight of a voter of whom nothing is known yet. */
  public static final double UNRATED = 1.0;

  /**
   * @throws IllegalArgumentException if the weight is not a positive, finite number
   */
  public Vote {
    Objects.requireNonNull(text, "text");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be positive and finite: " + weight);
    }
  }

  /** A vote of somebody of whom nothing is known. */
  public static Vote unrated(long voterId, String text) {
    return new Vote(voterId, text, UNRATED);
  }
}
