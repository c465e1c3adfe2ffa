package org.shrutik.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds speech by its energy above a noise floor that is measured, not assumed, so that a quiet
 * room, a noisy one and a quiet microphone are all served by the same rule.
 *
 * <p>Levels of 10 ms frames are smoothed over five frames (in power). Around every second a window
 * of about ten seconds gives the floor (5th percentile) and the top (97th); a frame is speech above
 * the floor plus 0.3 of their distance, at least 4 and at most 12 dB. Two corrections: a floor more
 * than 50 dB below the loudest speech says only that a gap was muted, so that the breath and the
 * room around the speech are not taken for speech; and a window in which nothing moves is either
 * one long sound or one long silence, which the recording as a whole decides. Sounds shorter than
 * 80 ms are clicks. A silence of at least 0.26 s (0.3 s less what smoothing takes away) is a pause.
 * At its two sides the speech is followed further down, to half of the threshold, for weak
 * beginnings and endings.
 *
 * <p>Stateless, deterministic, linear in the length.
 */
public final class SilenceDetector {

  static final int SMOOTHING = 2;
  static final int MIN_PAUSE = 26;
  static final int MIN_SOUND = 8;

  private static final int BRIDGED = 10;
  private static final int WINDOW = 1_000;
  private static final int HOP = 100;
  private static final int LOW_PERCENT = 5;
  private static final int HIGH_PERCENT = 97;
  private static final float SHARE_OF_RANGE = 0.3f;
  private static final float LEAST_RISE_DB = 4f;
  private static final float MOST_RISE_DB = 12f;
  private static final float DEEPEST_FLOOR_DB = 50f;
  private static final float FLAT_DB = 6f;
  private static final int TAIL = 15;

  private SilenceDetector() {}

  /**
   * A run of frames with speech in it.
   *
   * @param start first frame
   * @param end frame after the last
   */
  public record Stretch(int start, int end) {

    /** Length in frames. */
    public int frames() {
      return end - start;
    }
  }

  /**
   * The stretches of speech in order; between each two of them lies a pause. Empty when there is no
   * speech: nothing, or nothing that rises above its own noise.
   */
  public static List<Stretch> speech(PcmProfile profile) {
    float[] levels = smooth(profile);
    Floors floors = Floors.of(levels);
    if (floors.loudest - floors.quietest < FLAT_DB) {
      return List.of();
    }
    List<Stretch> sounds = new ArrayList<>();
    int start = -1;
    for (int frame = 0; frame <= levels.length; frame++) {
      boolean loud = frame < levels.length && levels[frame] > floors.threshold(frame, 1f);
      if (loud && start < 0) {
        start = frame;
      } else if (!loud && start >= 0) {
        sounds.add(new Stretch(start, frame));
        start = -1;
      }
    }
    List<Stretch> spoken = join(sounds, BRIDGED);
    spoken.removeIf(sound -> sound.frames() < MIN_SOUND);
    return followDown(join(spoken, MIN_PAUSE), levels, floors);
  }

  /**
   * The pauses between stretches of speech, as runs of frames; what lies before the first and after
   * the last is none.
   */
  public static List<Stretch> pauses(List<Stretch> speech) {
    List<Stretch> pauses = new ArrayList<>();
    for (int i = 1; i < speech.size(); i++) {
      int silentFrom = speech.get(i - 1).end();
      int silentTo = speech.get(i).start();
      pauses.add(new Stretch(silentFrom, silentTo));
    }
    return pauses;
  }

  /** Joins neighbours with less than {@code gap} frames between them. */
  private static List<Stretch> join(List<Stretch> sounds, int gap) {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch sound : sounds) {
      int last = joined.size() - 1;
      if (last >= 0 && sound.start() - joined.get(last).end() < gap) {
        joined.set(last, new Stretch(joined.get(last).start(), sound.end()));
      } else {
        joined.add(sound);
      }
    }
    return joined;
  }

  private static List<Stretch> followDown(List<Stretch> speech, float[] levels, Floors floors) {
    List<Stretch> followed = new ArrayList<>();
    for (int i = 0; i < speech.size(); i++) {
      int from = speech.get(i).start();
      int to = speech.get(i).end();
      int before = i == 0 ? from : (from - speech.get(i - 1).end()) / 4;
      int after =
          i == speech.size() - 1 ? levels.length - to : (speech.get(i + 1).start() - to) / 4;
      int first = from - Math.min(before, TAIL);
      int last = to + Math.min(after, TAIL);
      while (from > first && levels[from - 1] > floors.threshold(from - 1, 0.5f)) {
        from--;
      }
      while (to < last && levels[to] > floors.threshold(to, 0.5f)) {
        to++;
      }
      followed.add(new Stretch(from, to));
    }
    return followed;
  }

  /** Mean power of each frame and its neighbours, in dB. */
  static float[] smooth(PcmProfile profile) {
    double[] powers = new double[2 * SMOOTHING + 1];
    float[] smoothed = new float[profile.frames()];
    for (int ahead = 0; ahead < smoothed.length + SMOOTHING; ahead++) {
      powers[ahead % powers.length] =
          ahead < smoothed.length ? Math.pow(10, profile.level(ahead) / 10) : 0;
      if (ahead >= SMOOTHING) {
        double sum = 0;
        for (double power : powers) {
          sum += power;
        }
        smoothed[ahead - SMOOTHING] = (float) PcmProfile.decibels(sum / powers.length);
      }
    }
    return smoothed;
  }

  /** Noise floor and rise to the threshold, once a second. */
  private static final class Floors {

    private final float[] floor;
    private final float[] rise;
    private float quietest = Float.MAX_VALUE;
    private float loudest = -Float.MAX_VALUE;

    private Floors(int count) {
      floor = new float[count];
      rise = new float[count];
    }

    static Floors of(float[] levels) {
      Floors floors = new Floors(levels.length / HOP + 1);
      float[] top = new float[floors.floor.length];
      for (int i = 0; i < top.length; i++) {
        floors.measure(levels, i, top);
      }
      floors.quietest = Math.max(floors.quietest, floors.loudest - DEEPEST_FLOOR_DB);
      for (int i = 0; i < top.length; i++) {
        floors.settle(i, top[i]);
      }
      return floors;
    }

    private void measure(float[] levels, int second, float[] top) {
      int from = Math.max(0, Math.min(second * HOP - WINDOW / 2, levels.length - WINDOW));
      float[] window = Arrays.copyOfRange(levels, from, Math.min(levels.length, from + WINDOW));
      Arrays.sort(window);
      floor[second] =
          window.length == 0 ? PcmProfile.FLOOR_DB : window[window.length * LOW_PERCENT / 100];
      top[second] =
          window.length == 0 ? PcmProfile.FLOOR_DB : window[window.length * HIGH_PERCENT / 100];
      quietest = Math.min(quietest, floor[second]);
      loudest = Math.max(loudest, top[second]);
    }

    private void settle(int second, float top) {
      boolean flat = top - floor[second] < FLAT_DB;
      boolean loud = floor[second] > (quietest + loudest) / 2;
      floor[second] = flat && loud ? quietest : Math.max(floor[second], quietest);
      rise[second] =
          Math.max(LEAST_RISE_DB, Math.min(MOST_RISE_DB, SHARE_OF_RANGE * (top - floor[second])));
    }

    /**
     * The level above which a frame is speech, with {@code share} of the rise, drawn straight
     * between the seconds.
     */
    float threshold(int frame, float share) {
      int second = frame / HOP;
      int next = Math.min(second + 1, floor.length - 1);
      float part = (frame % HOP) / (float) HOP;
      float here = floor[second] + share * rise[second];
      return here + part * (floor[next] + share * rise[next] - here);
    }
  }
}
