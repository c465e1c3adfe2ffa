package org.shrutik.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a report. */
public enum ReportStatus {
  OPEN,
  UPHELD,
  DISMISSED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReportStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
