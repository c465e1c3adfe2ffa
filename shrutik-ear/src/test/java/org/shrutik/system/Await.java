package org.shrutik.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition. */
final class Await {
  private static final Duration POLL = Duration.ofMillis(100);

  private Await() {}

  /** Asks every tenth of a second. */
  static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
    until(what, limit, POLL, condition);
  }

  /** Asks at the given pace; fails with {@code what} when the time is over. */
  static void until(String what, Duration limit, Duration poll, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + limit.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(poll.toNanos());
    }
  }
}
