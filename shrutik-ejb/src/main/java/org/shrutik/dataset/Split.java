package org.shrutik.dataset;

import java.util.Set;

/**
 * The part of a release that a clip is meant for. A point between 0 and 1 decides: it is drawn once
 * from a hash, so that nobody moves when more data comes.
 */
public enum Split {
  TRAIN(0.8),
  DEV(0.1),
  TEST(0.1);

  private final double share;

  Split(double share) {
    this.share = share;
  }

  /** The split of a point among all. */
  public static Split at(double point) {
    return among(Set.of(values()), point);
  }

  /**
   * The split of a point where only some are open, in proportion to their shares.
   *
   * @param open at least one
   * @param point from 0 to below 1
   */
  public static Split among(Set<Split> open, double point) {
    double total = 0;
    for (Split split : values()) {
      total += open.contains(split) ? split.share : 0;
    }
    double left = point * total;
    Split last = null;
    for (Split split : values()) {
      if (open.contains(split)) {
        last = split;
        left -= split.share;
        if (left < 0) {
          return split;
        }
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("No split is open");
    }
    return last;
  }
}
