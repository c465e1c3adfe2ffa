package org.shrutik.review;

import java.util.Locale;

/** Why a chunk waits for a reviewer. */
public enum QueueReason {
  CONSENSUS_FAILED,
  FLAGGED,
  REPORTED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
