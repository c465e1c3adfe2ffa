package org.shrutik.web.rest;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Moments as the interface writes them: ISO 8601 in UTC. */
public final class Times {
  private Times() {}

  /** Null stays null. */
  public static String wire(OffsetDateTime time) {
    return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
