package org.shrutik.consensus;

import java.util.Locale;

/** How far a recalculation is. */
public enum RecalculationStatus {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
