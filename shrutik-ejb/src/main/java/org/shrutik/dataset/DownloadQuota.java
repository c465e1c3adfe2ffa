package org.shrutik.dataset;

import java.time.OffsetDateTime;

/**
 * How many archives a person may begin to fetch on one day (UTC).
 *
 * @param limit a day's number, -1 for as many as wanted
 * @param used how many were begun today
 * @param resetTime when the next day begins
 */
public record DownloadQuota(int limit, int used, OffsetDateTime resetTime) {
  public static final int UNLIMITED = -1;

  public boolean isUnlimited() {
    return limit == UNLIMITED;
  }

  /** -1 where there is no limit. */
  public int remaining() {
    return isUnlimited() ? UNLIMITED : Math.max(0, limit - used);
  }
}
