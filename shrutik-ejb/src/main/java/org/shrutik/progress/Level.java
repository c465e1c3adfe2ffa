package org.shrutik.progress;

/**
 * How far somebody has come.
 *
 * @param number from 1 on
 * @param nextAt points at which the next one begins, null for the highest
 */
public record Level(int number, String name, long points, Long nextAt) {
  private static final long[] FROM = {0, 10, 50, 150, 400, 1000, 2500, 5000, 10_000};
  private static final String[] NAMES = {
    "newcomer", "listener", "helper", "regular", "keeper", "expert", "mentor", "elder", "legend"
  };

  /** The level of so many points. */
  public static Level of(long points) {
    int i = FROM.length - 1;
    while (FROM[i] > points) {
      i--;
    }
    return new Level(i + 1, NAMES[i], points, i + 1 < FROM.length ? FROM[i + 1] : null);
  }
}
