package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.audio.ChunkCutter.Limits;
import org.shrutik.audio.SilenceDetector.Stretch;

class ChunkCutterTest {

  private static final ChunkCutter CUTTER = new ChunkCutter(Limits.STANDARD);

  /**
   * Speech and pauses in turn, in seconds, beginning with a pause; the levels themselves do not
   * matter.
   */
  private static List<String> cut(boolean oneSentence, double... pauseAndSpeech) {
    List<Stretch> speech = new ArrayList<>();
    double at = 0;
    for (int i = 0; i + 1 < pauseAndSpeech.length; i += 2) {
      double start = at + pauseAndSpeech[i];
      at = start + pauseAndSpeech[i + 1];
      speech.add(new Stretch((int) Math.round(start * 100), (int) Math.round(at * 100)));
    }
    at += pauseAndSpeech[pauseAndSpeech.length - 1];
    PcmProfile profile = PcmProfile.of(new short[(int) Math.round(at * 16_000)]);
    return text(CUTTER.cut(profile, speech, oneSentence));
  }

  private static List<String> text(List<ChunkSpan> chunks) {
    return chunks.stream()
        .map(c -> "%.2f-%.2f".formatted(c.startSeconds(), c.endSeconds()))
        .toList();
  }

  @Test
  void makesNoChunkWithoutSpeech() {
    assertThat(CUTTER.cut(PcmProfile.of(new short[16_000]), List.of(), true)).isEmpty();
  }

  @Test
  void trimsTheSilenceAroundSpeechToTheMargin() {
    assertThat(cut(false, 1, 3, 2)).containsExactly("0.95-4.05");
  }

  @Test
  void keepsTheMarginInsideTheRecording() {
    assertThat(cut(false, 0.02, 3, 0.03)).containsExactly("0.00-3.05");
  }

  @Test
  void cutsAtLongPausesAndKeepsShortOnes() {
    assertThat(cut(false, 0.5, 3, 0.8, 3, 0.3, 3, 0.5)).containsExactly("0.45-3.55", "4.25-10.65");
  }

  @Test
  void cutsAtTheLongestPausesWhenSomethingMustBeCut() {
    assertThat(cut(false, 0, 3, 0.3, 3, 0.45, 3, 0.3, 3, 0))
        .containsExactly("0.00-6.35", "6.70-13.05");
  }

  @Test
  void joinsShortSpeechToItsNeighbourUpToTwoSeconds() {
    assertThat(cut(false, 1, 1.2, 1, 3, 1)).containsExactly("0.95-6.25");
    assertThat(cut(false, 1, 2.1, 1, 3, 1)).containsExactly("0.95-3.15", "4.05-7.15");
  }

  @Test
  void joinsShortSpeechToTheNearerNeighbour() {
    assertThat(cut(false, 1, 3, 1.5, 1.2, 0.9, 3, 1)).containsExactly("0.95-4.05", "5.45-10.65");
    assertThat(cut(false, 1, 3, 0.9, 1.2, 1.5, 3, 1)).containsExactly("0.95-6.15", "7.55-10.65");
  }

  @Test
  void doesNotKeepALongSilenceForTheSakeOfTwoSeconds() {
    assertThat(cut(false, 1, 1.5, 7, 1.5, 1)).containsExactly("0.95-2.55", "9.45-11.05");
  }

  @Test
  void widensALoneWordToOneSecondWithSilence() {
    assertThat(cut(false, 3, 0.4, 8, 3, 1)).containsExactly("2.70-3.70", "11.35-14.45");
    assertThat(cut(false, 0.1, 0.4, 8, 3, 1)).containsExactly("0.00-1.00", "8.45-11.55");
    assertThat(cut(false, 1, 3, 8, 0.4, 0.1)).containsExactly("0.95-4.05", "11.50-12.50");
    assertThat(cut(false, 0.1, 0.3, 0.1)).containsExactly("0.00-0.50");
  }

  @Test
  void neverExceedsTenSecondsWithItsMargins() {
    assertThat(cut(false, 1, 9.95, 1)).containsExactly("0.98-10.97");
    assertThat(cut(false, 1, 10, 1)).containsExactly("1.00-11.00");
    assertThat(cut(false, 1, 5, 0.3, 4.8, 1)).containsExactly("0.95-6.05", "6.25-11.15");
  }

  @Test
  @Tag("A56")
  void keepsAOneSentenceRecordingWholeUpToTwentySeconds() {
    assertThat(cut(true, 1, 8, 1, 11, 1)).containsExactly("0.95-21.05");
    assertThat(cut(true, 1, 8, 1, 11.01, 1)).hasSizeGreaterThan(1);
    assertThat(cut(false, 1, 8, 1, 4, 1)).hasSize(2);
  }

  @Test
  void cutsAnUnbrokenStretchAtItsQuietestPoint() {
    short[] sound =
        Sounds.join(
            Sounds.noise(0.5, 10),
            Sounds.noise(4, 3_000),
            Sounds.noise(0.12, 1_800),
            Sounds.noise(3, 3_000),
            Sounds.noise(0.12, 900),
            Sounds.noise(5.06, 3_000),
            Sounds.noise(0.5, 10));
    PcmProfile profile = PcmProfile.of(sound);
    List<Stretch> speech = SilenceDetector.speech(profile);

    List<ChunkSpan> chunks = CUTTER.cut(profile, speech, false);

    assertThat(speech).hasSize(1);
    assertThat(chunks).hasSize(2);
    assertThat(chunks.get(0).endSeconds()).isBetween(7.62, 7.74);
    assertThat(chunks.get(1).startSample())
        .as("no margin inside speech")
        .isEqualTo(chunks.get(0).endSample());
    assertThat(chunks.get(0).startSeconds()).isBetween(0.42, 0.46);
    assertThat(chunks.get(1).endSeconds()).isBetween(12.84, 12.89);
  }

  @Test
  void paysForAnotherCutWhenTheOnlyOtherPlaceIsLoud() {
    short[] sound =
        Sounds.join(
            Sounds.noise(6, 3_000),
            Sounds.noise(0.1, 100),
            Sounds.noise(7.7, 3_000),
            Sounds.noise(0.1, 100),
            Sounds.noise(6, 3_000));
    PcmProfile profile = PcmProfile.of(sound);

    List<ChunkSpan> chunks = CUTTER.cut(profile, List.of(new Stretch(0, profile.frames())), false);

    assertThat(chunks).hasSize(3);
    assertThat(chunks.get(0).endSeconds()).isBetween(6.0, 6.1);
    assertThat(chunks.get(1).endSeconds()).isBetween(13.8, 13.9);
  }

  @Test
  void cutsHoursOfUnbrokenSoundIntoAllowedPieces() {
    PcmProfile profile = PcmProfile.of(new short[16_000 * 600]);

    List<ChunkSpan> chunks = CUTTER.cut(profile, List.of(new Stretch(0, profile.frames())), false);

    PauseChecks.wellFormed(chunks, profile);
    assertThat(chunks).hasSizeBetween(60, 62);
    assertThat(chunks.stream().mapToLong(ChunkSpan::samples).sum()).isEqualTo(profile.samples());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void plansWellWhateverTheSpeech(long seed) {
    Random random = new Random(seed);
    SyntheticSpeech spoken = new SyntheticSpeech(seed);
    for (int i = 0; i < 12; i++) {
      spoken.silence(0.25 + 1.75 * random.nextDouble()).sentence(0.3 + 6 * random.nextDouble());
    }
    PcmProfile profile = PcmProfile.of(spoken.silence(0.5).samples());
    List<Stretch> speech = SilenceDetector.speech(profile);

    List<ChunkSpan> chunks = CUTTER.cut(profile, speech, false);

    PauseChecks.wellFormed(chunks, profile);
    PauseChecks.noCutInsideSpeech(spoken.spoken(), chunks);
    assertThat(speech)
        .filteredOn(stretch -> stretch.frames() <= 1_000)
        .allMatch(stretch -> chunks.stream().anyMatch(chunk -> holds(chunk, stretch)));
    assertThat(CUTTER.cut(profile, speech, false)).isEqualTo(chunks);
  }

  private static boolean holds(ChunkSpan chunk, Stretch stretch) {
    return chunk.startSample() <= stretch.start() * 160L
        && chunk.endSample() >= stretch.end() * 160L;
  }

  @Test
  void refusesLimitsThatContradictEachOther() {
    assertThat(new Limits(1, 1, 2, 0).longestSeconds()).isEqualTo(2);
    assertThatThrownBy(() -> new Limits(0, 2, 10, 20)).hasMessageContaining("shortest");
    assertThatThrownBy(() -> new Limits(3, 2, 10, 20)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 2, 3.9, 20))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSpansThatAreNone() {
    assertThatThrownBy(() -> new ChunkSpan(-1, 5)).hasMessageContaining("-1 to 5");
    assertThatThrownBy(() -> new ChunkSpan(5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new ChunkSpan(0, 8_000).seconds()).isEqualTo(0.5);
  }
}
