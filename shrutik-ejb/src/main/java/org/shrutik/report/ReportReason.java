package org.shrutik.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with it. */
public enum ReportReason {
  HARMFUL,
  WRONG,
  PERSONAL_DATA,
  COPYRIGHT,
  OTHER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReportReason> ofWire(String wire) {
    return Arrays.stream(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
