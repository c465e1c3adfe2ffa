package org.shrutik.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds speech by its energy above a noise floor that is measured, not assumed, so that a quiet
 * room, a noisy one and a quiet microphone are all served by the same rule.
 *
 * <p>Levels of 10 ms frames are smoothed over five frames (in power), in two bands, because noise
 * that drowns an s in the whole does not drown it above 3 kHz. A frame that rises far enough above
 * the {@link NoiseFloor} of either band is speech. Sounds shorter than 80 ms are clicks. A silence
 * of at least 0.26 s (0.3 s less what smoothing takes away) is a pause. At its two sides the speech
 * is followed further down, to half of the rise, for weak beginnings and endings, and in noise a
 * little further, because noise hides them.
 *
 * <p>Stateless, deterministic, linear in the length.
 */
public final class SilenceDetector {

  static final int MIN_PAUSE = 26;
  static final int MIN_SOUND = 8;

  private static final int BRIDGED = 10;
  private static final float FOLLOWED_RISE = 0.5f;
  private static final int TAIL = 15;
  private static final float CLEAR_DB = 30f;
  private static final int MOST_DROWNED = 8;

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
    NoiseFloor low = new NoiseFloor(profile.lowLevels());
    NoiseFloor high = new NoiseFloor(profile.highLevels());
    float[] rises = higher(low.rises(high), high.rises(low));
    List<Stretch> sounds = new ArrayList<>();
    int start = -1;
    for (int frame = 0; frame <= rises.length; frame++) {
      boolean loud = frame < rises.length && rises[frame] > 1;
      if (loud && start < 0) {
        start = frame;
      } else if (!loud && start >= 0) {
        sounds.add(new Stretch(start, frame));
        start = -1;
      }
    }
    List<Stretch> spoken = join(sounds, BRIDGED);
    spoken.removeIf(sound -> sound.frames() < MIN_SOUND);
    return followDown(join(spoken, MIN_PAUSE), rises, drowned(low.height()));
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

  private static List<Stretch> followDown(List<Stretch> speech, float[] rises, int drowned) {
    List<Stretch> followed = new ArrayList<>();
    for (int i = 0; i < speech.size(); i++) {
      int from = speech.get(i).start();
      int to = speech.get(i).end();
      int before = i == 0 ? from : (from - speech.get(i - 1).end()) / 4;
      int after = i == speech.size() - 1 ? rises.length - to : (speech.get(i + 1).start() - to) / 4;
      int first = from - Math.min(before, TAIL);
      int last = to + Math.min(after, TAIL);
      while (from > first && rises[from - 1] > FOLLOWED_RISE) {
        from--;
      }
      while (to < last && rises[to] > FOLLOWED_RISE) {
        to++;
      }
      followed.add(new Stretch(Math.max(first, from - drowned), Math.min(last, to + drowned)));
    }
    return followed;
  }

  /** Frames of a fading sound that noise hides from us, when speech stands so many dB above it. */
  private static int drowned(float height) {
    return Math.max(0, Math.min(MOST_DROWNED, Math.round((CLEAR_DB - height) / 2)));
  }

  private static float[] higher(float[] some, float[] others) {
    float[] higher = new float[some.length];
    for (int frame = 0; frame < higher.length; frame++) {
      higher[frame] = Math.max(some[frame], others[frame]);
    }
    return higher;
  }
}
