package org.shrutik.progress;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For how long is summed up. */
public enum Period {
  ALL,
  WEEK,
  MONTH;

  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

  /** The first day of the one that holds this day. */
  public LocalDate first(LocalDate day) {
    return switch (this) {
      case ALL -> EVER;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Period> ofWire(String wire) {
    return Arrays.stream(values()).filter(period -> period.wire().equals(wire)).findFirst();
  }
}
