package org.shrutik.progress;

import java.time.LocalDate;
import java.util.List;

/**
 * Days in a row on which somebody gave something.
 *
 * @param days up to today, or up to yesterday where nothing was given today yet
 * @param longest ever
 * @param today whether something was given today
 */
public record Streak(int days, int longest, boolean today) {

  /**
   * Counts.
   *
   * @param given the days, newest first, each once
   */
  public static Streak of(List<LocalDate> given, LocalDate today) {
    int longest = 0;
    int run = 0;
    int current = 0;
    boolean unbroken = true;
    LocalDate before = null;
    for (LocalDate day : given) {
      if (day.isAfter(today)) {
        continue; // Given further east, where it is tomorrow.
      }
      if (before == null) {
        unbroken = !day.isBefore(today.minusDays(1));
        run = 1;
      } else if (day.equals(before.minusDays(1))) {
        run++;
      } else {
        unbroken = false;
        run = 1;
      }
      current = unbroken ? run : current;
      longest = Math.max(longest, run);
      before = day;
    }
    return new Streak(current, longest, given.contains(today));
  }
}
