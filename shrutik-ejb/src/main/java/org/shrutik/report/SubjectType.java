package org.shrutik.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be reported. */
public enum SubjectType {
  SCRIPT,
  RECORDING,
  CHUNK,
  TRANSCRIPTION;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SubjectType> ofWire(String wire) {
    return Arrays.stream(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
