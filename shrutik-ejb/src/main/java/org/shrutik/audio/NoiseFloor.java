package org.shrutik.audio;

import java.util.Arrays;

/**
 * How far the levels of one band rise above its noise floor, which is measured once a second in the
 * ten seconds around and drawn straight between the seconds.
 *
 * <p>The floor is the 5th percentile of the smoothed levels, the top the 97th. What counts as a
 * full rise is 0.3 of their distance, at most 12 dB, and at least as much as keeps the noise itself
 * below it: its spread is read from the distance of the 1st and the 5th percentile, which is nearly
 * one standard deviation however much of the window is speech. Two corrections: a floor more than
 * 50 dB below the loudest speech says only that a gap was muted, so that breath and room around the
 * speech are not taken for speech; and a window in which nothing moves is either one long sound or
 * one long silence, which the recording as a whole decides.
 */
final class NoiseFloor {

  /** Frames on each side that take part in smoothing. */
  static final int SMOOTHING = 2;

  private static final int WINDOW = 1_000;
  private static final int HOP = 100;
  private static final float SHARE_OF_RANGE = 0.3f;
  private static final float LEAST_RISE_DB = 2.5f;
  private static final float SPREADS = 5f;
  private static final float MOST_LEAST_RISE_DB = 6f;
  private static final float MOST_RISE_DB = 12f;
  private static final float DEEPEST_FLOOR_DB = 50f;
  private static final float FLAT_DB = 6f;

  private final float[] levels;
  private final float[] floor;
  private final float[] top;
  private final float[] spread;
  private final boolean[] still;
  private float quietest = 0;
  private float lowest = 0;
  private float loudest = PcmProfile.FLOOR_DB;

  /** Measures the levels of one band, in dB. */
  NoiseFloor(float[] levels) {
    this.levels = smooth(levels);
    int seconds = levels.length / HOP + 1;
    floor = new float[seconds];
    top = new float[seconds];
    spread = new float[seconds];
    still = new boolean[seconds];
    for (int second = 0; second < seconds; second++) {
      measure(second);
    }
  }

  /**
   * For each frame its height above the floor as a share of a full rise: above 1 it is speech. All
   * 0 when nothing in the band moves. To be called once.
   *
   * @param other the other band of the same recording
   */
  float[] rises(NoiseFloor other) {
    quietest = Math.max(quietest, Math.max(loudest, other.loudest) - DEEPEST_FLOOR_DB);
    float[] rises = new float[levels.length];
    if (loudest - quietest < FLAT_DB) {
      return rises;
    }
    float[] full = new float[floor.length];
    for (int second = 0; second < full.length; second++) {
      full[second] = settle(second, still[second] && other.still[second]);
    }
    for (int frame = 0; frame < rises.length; frame++) {
      rises[frame] = (levels[frame] - between(floor, frame)) / between(full, frame);
    }
    return rises;
  }

  /** How far the loudest speech stands above the quietest moments, in dB. */
  float height() {
    return loudest - lowest;
  }

  private void measure(int second) {
    int from = Math.max(0, Math.min(second * HOP - WINDOW / 2, levels.length - WINDOW));
    float[] window = Arrays.copyOfRange(levels, from, Math.min(levels.length, from + WINDOW));
    Arrays.sort(window);
    if (window.length == 0) {
      return;
    }
    floor[second] = window[window.length * 5 / 100];
    top[second] = window[window.length * 97 / 100];
    float least = window[window.length / 100];
    spread[second] = floor[second] - least;
    lowest = Math.min(lowest, least);
    still[second] = top[second] - floor[second] < FLAT_DB;
    quietest = Math.min(quietest, floor[second]);
    loudest = Math.max(loudest, top[second]);
  }

  /** Corrects the floor of a second and gives the full rise there. */
  private float settle(int second, boolean nothingMoves) {
    boolean loud = floor[second] > (quietest + loudest) / 2;
    floor[second] = nothingMoves && loud ? quietest : Math.max(floor[second], quietest);
    float least = Math.max(LEAST_RISE_DB, Math.min(MOST_LEAST_RISE_DB, SPREADS * spread[second]));
    return Math.max(least, Math.min(MOST_RISE_DB, SHARE_OF_RANGE * (top[second] - floor[second])));
  }

  private static float between(float[] values, int frame) {
    int second = frame / HOP;
    int next = Math.min(second + 1, values.length - 1);
    return values[second] + (frame % HOP) / (float) HOP * (values[next] - values[second]);
  }

  /** Mean power of each frame and its neighbours, in dB. */
  private static float[] smooth(float[] levels) {
    double[] powers = new double[levels.length + 2 * SMOOTHING];
    for (int frame = 0; frame < levels.length; frame++) {
      powers[frame + SMOOTHING] = Math.exp(levels[frame] * (Math.log(10) / 10));
    }
    float[] smoothed = new float[levels.length];
    for (int frame = 0; frame < levels.length; frame++) {
      double sum = 0;
      for (int i = 0; i <= 2 * SMOOTHING; i++) {
        sum += powers[frame + i];
      }
      smoothed[frame] = (float) PcmProfile.decibels(sum / (2 * SMOOTHING + 1));
    }
    return smoothed;
  }
}
