package org.shrutik.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reviewer says of a transcription. */
public enum ReviewDecision {
  APPROVED,
  REJECTED,
  NEEDS_REVISION,
  FLAGGED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReviewDecision> ofWire(String wire) {
    return Arrays.stream(values()).filter(d -> d.wire().equals(wire)).findFirst();
  }
}
