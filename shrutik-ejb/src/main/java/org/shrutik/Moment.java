package org.shrutik;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The ends of a range of time as clients write them: a day (UTC) or an instant with its offset. */
public final class Moment {
  private Moment() {}

  /** The first moment of a range; absent is nothing, a fault is noted. */
  public static Optional<OffsetDateTime> from(String field, String text, List<FieldIssue> issues) {
    return read(field, text, false, issues);
  }

  /** The first moment after a range whose end is inclusive; absent is nothing. */
  public static Optional<OffsetDateTime> until(String field, String text, List<FieldIssue> issues) {
    return read(field, text, true, issues);
  }

  private static Optional<OffsetDateTime> read(
      String field, String text, boolean end, List<FieldIssue> issues) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime instant;
      if (text.contains("T")) {
        OffsetDateTime exact = OffsetDateTime.parse(text.strip());
        instant =
            (end ? exact.plus(1, ChronoUnit.MICROS) : exact).withOffsetSameInstant(ZoneOffset.UTC);
      } else {
        LocalDate day = LocalDate.parse(text.strip());
        instant = (end ? day.plusDays(1) : day).atStartOfDay().atOffset(ZoneOffset.UTC);
      }
      if (instant.getYear() >= 1 && instant.getYear() <= 9999) {
        return Optional.of(instant);
      }
    } catch (DateTimeException e) {
      // Told to the client below, like a year that no calendar of ours holds.
    }
    issues.add(
        new FieldIssue(field, "must be a day such as 2024-01-31 or an instant with its offset"));
    return Optional.empty();
  }
}
