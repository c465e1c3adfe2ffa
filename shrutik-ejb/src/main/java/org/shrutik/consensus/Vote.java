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
 * @param source who or what votes; what is no person never decides alone, see {@link
 *     WeightedRover#decide(java.util.List)}
 */
public record Vote(long voterId, String text, double weight, Source source) {

  /** Who or what votes. */
  public enum Source {
    PERSON,
    /** A recogniser. */
    MACHINE,
    /** The text that was to be read. */
    SCRIPT
  }

  /** The weight of a voter of whom nothing is known yet. */
  public static final double UNRATED = 1.0;

  /**
   * @throws IllegalArgumentException if the weight is not a positive, finite number
   */
  public Vote {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be positive and finite: " + weight);
    }
  }

  /** The vote of a person. */
  public Vote(long voterId, String text, double weight) {
    this(voterId, text, weight, Source.PERSON);
  }

  /** A vote of somebody of whom nothing is known. */
  public static Vote unrated(long voterId, String text) {
    return new Vote(voterId, text, UNRATED);
  }
}
