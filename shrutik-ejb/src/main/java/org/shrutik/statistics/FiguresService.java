package org.shrutik.statistics;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;

/** How the site's work goes: figures by day (UTC) about recording, processing and agreeing. */
@Stateless
public class FiguresService {
  private static final int USUAL_DAYS = 30;
  private static final int MAX_DAYS = 92;

  @Inject private FiguresRepository figures;
  @Inject private Clock clock;

  /**
   * Days and totals.
   *
   * @param from the first day; without it the last 30 days
   * @param to the last day; without it today
   */
  public Map<String, Object> figures(
      Caller caller, Optional<LocalDate> from, Optional<LocalDate> to) {
    caller.require(Permission.VIEW_STATISTICS);
    LocalDate last = to.orElseGet(this::today);
    LocalDate first = from.orElse(last.minusDays(USUAL_DAYS - 1));
    if (first.isAfter(last)) {
      throw ShrutikException.invalid("date_from", "must not be after date_to");
    }
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ShrutikException.invalid("date_from", "must be at most " + MAX_DAYS + " days before");
    }
    return figures.figures(first, last);
  }

  /** Those of today, for the metrics; by the application. */
  @SuppressWarnings("unchecked") // The totals are an object.
  public Map<String, Object> ofToday() {
    LocalDate today = today();
    return (Map<String, Object>) figures.figures(today, today).get("totals");
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }
}
