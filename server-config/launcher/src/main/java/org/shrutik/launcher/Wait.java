package org.shrutik.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for a condition, for a limited time. */
public final class Wait {
  private Wait() {}

  /**
   * Looks at the condition until it holds.
   *
   * @param interval pause between two looks
   * @throws LaunchException with the complaint when the time is over, or when interrupted
   */
  public static void until(
      Duration limit, Duration interval, BooleanSupplier condition, Supplier<String> complaint) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new LaunchException(complaint.get());
      }
      try {
        Thread.sleep(interval.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LaunchException("Interrupted while waiting", e);
      }
    }
  }
}
