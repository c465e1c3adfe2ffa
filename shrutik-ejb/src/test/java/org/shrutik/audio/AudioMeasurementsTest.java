package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.audio.SilenceDetector.Stretch;

class AudioMeasurementsTest {

  private static AudioMeasurements measure(short[] samples) {
    PcmProfile profile = PcmProfile.of(samples);
    return AudioMeasurements.of(profile, SilenceDetector.speech(profile));
  }

  @Test
  void measuresNothingAsSilence() {
    assertThat(measure(new short[0]))
        .isEqualTo(new AudioMeasurements(0, -100, -100, 0, 0, -100, -100, 0, true));
  }

  @Test
  void measuresPeakAndMeanLevelOfATone() {
    AudioMeasurements tone = measure(Sounds.tone(2, 1_000, 16_384));

    assertThat(tone.seconds()).isEqualTo(2);
    assertThat(tone.peakDb()).isCloseTo(-6.02, within(0.01));
    assertThat(tone.rmsDb()).isCloseTo(-9.03, within(0.01));
    assertThat(tone.clippingShare()).isZero();
  }

  @Test
  void doesNotCountAnOffsetAsLevel() {
    short[] offset = Sounds.noise(1, 0);
    java.util.Arrays.fill(offset, (short) 8_000);

    assertThat(measure(offset).rmsDb()).isEqualTo(-100);
    assertThat(measure(offset).peakDb()).isCloseTo(-12.2, within(0.1));
    assertThat(measure(offset).silent()).isTrue();
  }

  @Test
  void countsClippedSamples() {
    short[] samples = new short[100];
    samples[3] = Short.MIN_VALUE;
    samples[4] = Short.MAX_VALUE;
    samples[5] = 32_700;
    samples[6] = 32_699;

    assertThat(measure(samples).clippingShare()).isEqualTo(0.03);
    assertThat(measure(samples).peakDb()).isZero();
  }

  @Test
  @Tag("A34")
  void measuresSpeechAndNoiseApart() {
    short[] quiet = Sounds.noise(2, 100);
    short[] loud = Sounds.noise(2, 3_000);

    AudioMeasurements both = measure(Sounds.join(quiet, loud, quiet));

    assertThat(both.speechShare()).isCloseTo(1 / 3.0, within(0.01));
    assertThat(both.noiseFloorDb()).isCloseTo(20 * Math.log10(100 / 32_768.0), within(0.5));
    assertThat(both.speechDb()).isCloseTo(20 * Math.log10(3_000 / 32_768.0), within(0.5));
    assertThat(both.signalToNoiseDb()).isCloseTo(29.5, within(0.5));
    assertThat(both.silent()).isFalse();
  }

  @ParameterizedTest
  @Tag("A34")
  @ValueSource(doubles = {8, 11, 20, 30})
  void findsTheNoiseThatWasMixedIn(double decibels) {
    AudioMeasurements noisy = measure(SyntheticSpeech.halfSilent(2, 40).withNoise(decibels));

    assertThat(noisy.signalToNoiseDb()).isCloseTo(decibels, within(1.5));
  }

  @Test
  void boundsTheRatioOverDigitalSilence() {
    short[] silence = new short[16_000];
    AudioMeasurements clean = measure(Sounds.join(silence, Sounds.noise(1, 3_000), silence));

    assertThat(clean.noiseFloorDb()).isEqualTo(-100);
    assertThat(clean.signalToNoiseDb()).isBetween(70.0, 90.0);
  }

  @Test
  void givesNoRatioWhereTheSpeechIsNotAboveTheNoise() {
    PcmProfile profile = PcmProfile.of(Sounds.join(Sounds.noise(1, 3_000), Sounds.noise(1, 100)));

    assertThat(AudioMeasurements.of(profile, List.of(new Stretch(110, 200))).signalToNoiseDb())
        .isZero();
  }

  @Test
  void leavesTheBorderOfSpeechOutOfTheNoise() {
    short[] sound = Sounds.join(Sounds.noise(1, 10), Sounds.noise(1, 3_000), Sounds.noise(1, 10));
    PcmProfile profile = PcmProfile.of(sound);

    AudioMeasurements measured = AudioMeasurements.of(profile, List.of(new Stretch(105, 195)));

    assertThat(measured.noiseFloorDb()).isLessThan(-60);
  }

  @Test
  void callsAFaintRecordingSilent() {
    short[] faint = Sounds.join(Sounds.noise(1, 0.5), Sounds.noise(1, 8), Sounds.noise(1, 0.5));

    assertThat(measure(faint).peakDb()).isBetween(-62.0, -58.0);
    assertThat(
            measure(Sounds.join(new short[16_000], Sounds.tone(1, 500, 30), new short[16_000]))
                .silent())
        .isTrue();
    assertThat(
            measure(Sounds.join(new short[16_000], Sounds.tone(1, 500, 40), new short[16_000]))
                .silent())
        .isFalse();
  }

  @Test
  void readsTheSameFromAFileAsFromMemory(@TempDir Path folder) throws IOException {
    short[] sound = Sounds.noise(3.333, 2_000);
    Path pcm = folder.resolve("sound.pcm");
    TestFfmpeg.writePcm(sound, pcm);
    Files.write(pcm, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);

    PcmProfile fromFile = PcmProfile.read(pcm);
    PcmProfile fromMemory = PcmProfile.of(sound);

    assertThat(fromFile.samples()).isEqualTo(sound.length);
    assertThat(fromFile.frames()).isEqualTo(334).isEqualTo(fromMemory.frames());
    assertThat(fromFile.rmsDb()).isEqualTo(fromMemory.rmsDb());
    for (int frame = 0; frame < 334; frame++) {
      assertThat(fromFile.level(frame)).isEqualTo(fromMemory.level(frame));
    }
  }
}
