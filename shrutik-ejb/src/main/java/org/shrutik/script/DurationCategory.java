package org.shrutik.script;

import java.util.Arrays;
import java.util.Optional;

/** How long a recording of a script is meant to be. */
public enum DurationCategory {
  SENTENCE("sentence", 0),
  SHORT("2_minutes", 2),
  MEDIUM("5_minutes", 5),
  LONG("10_minutes", 10);

  private final String wire;
  private final int minutes;

  DurationCategory(String wire, int minutes) {
    this.wire = wire;
    this.minutes = minutes;
  }

  /** The word used on the wire, {@code 2_minutes}. */
  public String wire() {
    return wire;
  }

  /** What its name says, 0 for a sentence. */
  int minutes() {
    return minutes;
  }

  public static Optional<DurationCategory> ofWire(String wire) {
    return Arrays.stream(values()).filter(category -> category.wire.equals(wire)).findFirst();
  }

  /**
   * The longest recording in seconds.
   *
   * @param sentenceMaxSeconds the limit for single sentences
   * @param factor how far the others may go beyond their name
   */
  public double maxSeconds(double sentenceMaxSeconds, double factor) {
    return this == SENTENCE ? sentenceMaxSeconds : minutes * 60 * factor;
  }
}
