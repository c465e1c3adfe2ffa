package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shrutik.audio.SilenceDetector.Stretch;

/** Whole recordings: ten minutes of known pauses, and real speech joined with known gaps. */
@Tag("A56")
class PauseFindingTest {

  private static final ChunkCutter CUTTER = new ChunkCutter(ChunkCutter.Limits.STANDARD);

  @TempDir private Path folder;

  @ParameterizedTest(name = "noise {0} dB, gain {1} dB, hum {2}, offset {3}")
  @CsvSource({"200, 0, 0, 0", "11, 0, 0, 0", "25, -35, 0, 0", "30, 12, 0, 0", "20, -6, 2000, 1000"})
  void findsThePausesOfTenMinutes(double noise, double gain, double hum, double offset) {
    SyntheticSpeech speech = SyntheticSpeech.halfSilent(20, 600);
    check(speech, speech.samples(gain, hum, offset, noise));
  }

  /** Three sentences without a pause inside, trimmed by ear, in random order with random gaps. */
  @ParameterizedTest
  @CsvSource({"200", "11"})
  void findsTheGapsBetweenRealClips(double noise) throws Exception {
    List<short[]> clips = new ArrayList<>();
    for (String name : List.of("116-288045-0003", "116-288045-0004", "84-121123-0004")) {
      clips.add(TestFfmpeg.clip(name + ".flac", folder));
    }
    double[][] spoken = {{0.45, 3.12}, {0.38, 3.46}, {0.28, 3.91}};
    Random random = new Random(7);
    SyntheticSpeech joined = new SyntheticSpeech(7).silence(1);
    while (joined.seconds() < 300) {
      int clip = random.nextInt(clips.size());
      joined
          .real(clips.get(clip), spoken[clip][0], spoken[clip][1])
          .silence(0.4 + 1.6 * random.nextDouble());
    }
    check(joined, joined.withNoise(noise));
  }

  private static void check(SyntheticSpeech speech, short[] heard) {
    PcmProfile profile = PcmProfile.of(heard);
    List<Stretch> found = SilenceDetector.speech(profile);
    List<ChunkSpan> chunks = CUTTER.cut(profile, found, false);

    assertThat(PauseChecks.found(speech.spoken(), found)).isGreaterThanOrEqualTo(0.98);
    PauseChecks.noCutInsideSpeech(speech.spoken(), chunks);
    PauseChecks.wellFormed(chunks, profile);
    assertThat(chunks)
        .filteredOn(chunk -> chunk.seconds() < 2)
        .hasSizeLessThan(chunks.size() / 50 + 1);
  }

  @Test
  void cutsARealUnbrokenStretchWhereTheSpeakerDrawsBreath() throws Exception {
    short[] clip = TestFfmpeg.clip("84-121123-0002.flac", folder);
    PcmProfile profile = PcmProfile.of(clip);
    List<Stretch> speech = SilenceDetector.speech(profile);

    List<ChunkSpan> chunks = CUTTER.cut(profile, speech, false);

    assertThat(speech).hasSize(1);
    assertThat(speech.get(0).frames()).isGreaterThan(1_230);
    assertThat(chunks).hasSize(2);
    assertThat(chunks.get(1).startSample()).isEqualTo(chunks.get(0).endSample());
    int cut = Math.toIntExact(chunks.get(1).startSample() / PcmProfile.FRAME_SAMPLES);
    assertThat(profile.level(cut)).as("level at the cut, in a room of -58 dB").isLessThan(-55);
  }

  @Test
  void keepsARealSentenceWhole() throws Exception {
    PcmProfile profile = PcmProfile.of(TestFfmpeg.clip("84-121123-0002.flac", folder));

    assertThat(CUTTER.cut(profile, SilenceDetector.speech(profile), true)).hasSize(1);
  }
}
