package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.audio.SilenceDetector.Stretch;

class SilenceDetectorTest {

  @Test
  void findsNoSpeechInNothing() {
    assertThat(SilenceDetector.speech(PcmProfile.of(new short[0]))).isEmpty();
    assertThat(SilenceDetector.pauses(List.of())).isEmpty();
  }

  @Test
  void findsNoSpeechInDigitalSilence() {
    assertThat(SilenceDetector.speech(PcmProfile.of(new short[16_000]))).isEmpty();
  }

  @Test
  void findsNoSpeechInSteadyNoise() {
    assertThat(SilenceDetector.speech(PcmProfile.of(Sounds.noise(5, 1_000)))).isEmpty();
  }

  @Test
  void findsNoSpeechInAnOffsetWithHum() {
    short[] hum = new SyntheticSpeech(1).silence(5).samples(0, 3_000, 2_000, 200);

    assertThat(SilenceDetector.speech(PcmProfile.of(hum))).isEmpty();
  }

  @Test
  void findsWhereSpeechBeginsAndEnds() {
    short[] sound = Sounds.join(Sounds.noise(1, 10), Sounds.noise(2, 3_000), Sounds.noise(1.5, 10));

    List<Stretch> speech = SilenceDetector.speech(PcmProfile.of(sound));

    assertThat(speech).hasSize(1);
    assertThat(speech.get(0).start()).isBetween(97, 100);
    assertThat(speech.get(0).end()).isBetween(300, 303);
    assertThat(speech.get(0).frames()).isEqualTo(speech.get(0).end() - speech.get(0).start());
  }

  @Test
  void findsSpeechThatFillsTheRecordingToBothEnds() {
    short[] sound =
        Sounds.join(Sounds.noise(1, 3_000), Sounds.noise(1, 10), Sounds.noise(1, 3_000));

    List<Stretch> speech = SilenceDetector.speech(PcmProfile.of(sound));

    assertThat(speech).hasSize(2);
    assertThat(speech.get(0).start()).isZero();
    assertThat(speech.get(1).end()).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({"0.24,false", "0.36,true"})
  void takesASilenceForAPauseFromThreeTenthsOfASecond(double seconds, boolean pause) {
    short[] sound =
        Sounds.join(
            Sounds.noise(1, 10),
            Sounds.noise(1, 3_000),
            Sounds.noise(seconds, 10),
            Sounds.noise(1, 3_000),
            Sounds.noise(1, 10));

    assertThat(SilenceDetector.speech(PcmProfile.of(sound))).hasSize(pause ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({"0.02,1", "0.2,2"})
  void takesAShortSoundForAClick(double seconds, int stretches) {
    short[] sound =
        Sounds.join(
            Sounds.noise(1, 10),
            Sounds.noise(1, 3_000),
            Sounds.noise(1, 10),
            Sounds.noise(seconds, 3_000),
            Sounds.noise(1, 10));

    assertThat(SilenceDetector.speech(PcmProfile.of(sound))).hasSize(stretches);
  }

  @Test
  void keepsTheLastSoundOfAWordAfterItsClosure() {
    short[] sound =
        Sounds.join(
            Sounds.noise(1, 10),
            Sounds.noise(1, 3_000),
            Sounds.noise(0.1, 10),
            Sounds.noise(0.03, 3_000),
            Sounds.noise(1, 10),
            Sounds.noise(1, 3_000));

    List<Stretch> speech = SilenceDetector.speech(PcmProfile.of(sound));

    assertThat(speech.get(0).end()).isBetween(213, 216);
  }

  @Test
  void followsAFadingEndFurtherDown() {
    short[] loud = Sounds.join(Sounds.noise(1, 10), Sounds.noise(1, 3_000));
    short[] plain = Sounds.join(loud, Sounds.noise(1, 10), Sounds.noise(1, 3_000));
    short[] fading =
        Sounds.join(loud, Sounds.noise(0.12, 29), Sounds.noise(0.88, 10), Sounds.noise(1, 3_000));

    int plainEnd = SilenceDetector.speech(PcmProfile.of(plain)).get(0).end();
    int fadingEnd = SilenceDetector.speech(PcmProfile.of(fading)).get(0).end();

    assertThat(fadingEnd - plainEnd).isBetween(8, 14);
  }

  @Test
  void followsAFadingEndForNoMoreThanAQuarterOfThePause() {
    short[] loud = Sounds.join(Sounds.noise(1, 10), Sounds.noise(1, 3_000));
    short[] fading =
        Sounds.join(loud, Sounds.noise(0.4, 29), Sounds.noise(1, 3_000), Sounds.noise(1, 10));

    List<Stretch> pauses = SilenceDetector.pauses(SilenceDetector.speech(PcmProfile.of(fading)));

    assertThat(pauses).hasSize(1);
    assertThat(pauses.get(0).frames()).isBetween(16, 24);
  }

  @Test
  void hearsAWeakHissThroughNoise() {
    SyntheticSpeech speech =
        new SyntheticSpeech(3).silence(1).sentence(3).silence(1).sentence(3).silence(1);

    List<Stretch> found = SilenceDetector.speech(PcmProfile.of(speech.withNoise(11)));

    assertThat(found).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Stretch truth = speech.spoken().get(i);
      assertThat(found.get(i).start()).isBetween(truth.start() - 13, truth.start() + 2);
      assertThat(found.get(i).end()).isBetween(truth.end() - 2, truth.end() + 13);
    }
  }

  @Test
  void takesTheRoomBetweenMutedGapsForSilence() {
    short[] room = Sounds.noise(0.8, 20);
    short[] word = Sounds.noise(1, 4_000);
    short[] muted = new short[16_000];

    List<Stretch> speech =
        SilenceDetector.speech(
            PcmProfile.of(Sounds.join(muted, room, word, room, muted, room, word)));

    assertThat(speech).hasSize(2);
    assertThat(speech.get(0).start()).isBetween(175, 180);
  }

  @Test
  void doesNotTakeOneLongSoundForItsOwnNoise() {
    short[] sound = Sounds.join(Sounds.noise(3, 10), Sounds.noise(25, 3_000), Sounds.noise(3, 10));

    List<Stretch> speech = SilenceDetector.speech(PcmProfile.of(sound));

    assertThat(speech).hasSize(1);
    assertThat(speech.get(0).frames()).isBetween(2_500, 2_506);
  }

  @Test
  void doesNotTakeALongSilenceForSpeech() {
    short[] sound =
        Sounds.join(Sounds.noise(2, 3_000), Sounds.noise(30, 10), Sounds.noise(2, 3_000));

    assertThat(SilenceDetector.speech(PcmProfile.of(sound))).hasSize(2);
  }

  @Test
  @Tag("slow")
  void followsANoiseThatChanges() {
    SyntheticSpeech speech = SyntheticSpeech.halfSilent(5, 60);
    short[] calm = speech.withNoise(40);
    short[] noisy = speech.withNoise(15);
    System.arraycopy(noisy, calm.length / 2, calm, calm.length / 2, calm.length - calm.length / 2);

    List<Stretch> found = SilenceDetector.speech(PcmProfile.of(calm));

    assertThat(PauseChecks.found(speech.spoken(), found)).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsEveryLongPauseOfAMinute(long seed) {
    SyntheticSpeech speech = SyntheticSpeech.halfSilent(seed, 60);

    for (short[] heard :
        List.of(
            speech.samples(),
            speech.withNoise(11),
            speech.samples(-35, 0, 0, 30),
            speech.samples(12, 0, 0, 30),
            speech.samples(-10, 1_500, 800, 20))) {
      PcmProfile profile = PcmProfile.of(heard);
      List<Stretch> found = SilenceDetector.speech(profile);
      assertThat(PauseChecks.found(speech.spoken(), found)).isEqualTo(1);
    }
  }

  @Test
  void answersTheSameForTheSame() {
    short[] sound = SyntheticSpeech.halfSilent(new Random(4).nextLong(), 30).withNoise(15);

    assertThat(SilenceDetector.speech(PcmProfile.of(sound)))
        .isEqualTo(SilenceDetector.speech(PcmProfile.of(sound)));
  }
}
