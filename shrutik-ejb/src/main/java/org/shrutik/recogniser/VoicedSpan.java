package org.shrutik.recogniser;

import java.util.ArrayList;
import java.util.List;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.audio.PcmProfile;
import org.shrutik.audio.SilenceDetector;

/**
 * A part of a recording that is given to the recogniser.
 *
 * @param start first sample
 * @param end sample after the last
 */
public record VoicedSpan(long start, long end) {
  /** What is kept of the silence on each side, in frames of 10 ms: recognisers need a lead-in. */
  private static final int MARGIN = 20;

  public long samples() {
    return end - start;
  }

  /** The whole recording. */
  public static List<VoicedSpan> whole(long samples) {
    return samples == 0 ? List.of() : List.of(new VoicedSpan(0, samples));
  }

  /**
   * The parts with speech in them, in order; silences of at least {@code minSilenceMillis} between
   * them are left out, but for a margin. Empty where nobody speaks.
   */
  public static List<VoicedSpan> voiced(PcmProfile profile, long samples, int minSilenceMillis) {
    int least = Math.max(1, minSilenceMillis / 10);
    List<SilenceDetector.Stretch> speech = new ArrayList<>();
    for (SilenceDetector.Stretch stretch : SilenceDetector.speech(profile)) {
      int last = speech.size() - 1;
      if (last >= 0 && stretch.start() - speech.get(last).end() < least) {
        speech.set(last, new SilenceDetector.Stretch(speech.get(last).start(), stretch.end()));
      } else {
        speech.add(stretch);
      }
    }
    List<VoicedSpan> spans = new ArrayList<>();
    for (int i = 0; i < speech.size(); i++) {
      int from = speech.get(i).start();
      int to = speech.get(i).end();
      int before = i == 0 ? from : (from - speech.get(i - 1).end()) / 2;
      int after = i == speech.size() - 1 ? MARGIN : (speech.get(i + 1).start() - to) / 2;
      spans.add(
          new VoicedSpan(
              (long) (from - Math.min(MARGIN, before)) * PcmProfile.FRAME_SAMPLES,
              Math.min(samples, (long) (to + Math.min(MARGIN, after)) * PcmProfile.FRAME_SAMPLES)));
    }
    return spans;
  }

  /** Seconds from the beginning of the recording to the first sample. */
  public double startSeconds() {
    return start / (double) DecodedAudio.SAMPLE_RATE;
  }

  public double endSeconds() {
    return end / (double) DecodedAudio.SAMPLE_RATE;
  }
}
