package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.shrutik.audio.SilenceDetector.Stretch;

/** What must hold of pauses and cuts where the speech is known. */
final class PauseChecks {

  private static final int LONG_PAUSE = 40;

  /** The detector may be wrong by this much at a weak beginning or ending. */
  private static final int BLUR = 5;

  private PauseChecks() {}

  /** The share of the true pauses of at least 0.4 s that were found. */
  static double found(List<Stretch> truth, List<Stretch> speech) {
    List<Stretch> pauses = SilenceDetector.pauses(speech);
    int all = 0;
    int hit = 0;
    for (Stretch gap : SilenceDetector.pauses(truth)) {
      if (gap.frames() >= LONG_PAUSE) {
        all++;
        hit += pauses.stream().anyMatch(pause -> covers(pause, gap)) ? 1 : 0;
      }
    }
    assertThat(all).as("true pauses").isPositive();
    return hit / (double) all;
  }

  private static boolean covers(Stretch pause, Stretch gap) {
    int shared = Math.min(pause.end(), gap.end()) - Math.max(pause.start(), gap.start());
    boolean middleInside =
        pause.start() + pause.end() > 2 * gap.start()
            && pause.start() + pause.end() < 2 * gap.end();
    return shared * 2 >= gap.frames() && middleInside;
  }

  /** Fails when a chunk begins or ends inside speech. */
  static void noCutInsideSpeech(List<Stretch> truth, List<ChunkSpan> chunks) {
    for (ChunkSpan chunk : chunks) {
      for (long edge : new long[] {chunk.startSample(), chunk.endSample()}) {
        double frame = edge / (double) PcmProfile.FRAME_SAMPLES;
        assertThat(truth)
            .as("speech at the cut at %.2f s", frame / 100)
            .noneMatch(speech -> frame > speech.start() + BLUR && frame < speech.end() - BLUR);
      }
    }
  }

  /** Fails unless the chunks are in order, apart, within the recording and within the limits. */
  static void wellFormed(List<ChunkSpan> chunks, PcmProfile profile) {
    long free = 0;
    for (ChunkSpan chunk : chunks) {
      assertThat(chunk.startSample()).isGreaterThanOrEqualTo(free);
      assertThat(chunk.endSample()).isLessThanOrEqualTo(profile.samples());
      assertThat(chunk.seconds()).isBetween(Math.min(1.0, profile.samples() / 16_000.0), 10.0);
      free = chunk.endSample();
    }
  }
}
