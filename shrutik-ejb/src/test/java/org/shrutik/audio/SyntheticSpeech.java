package org.shrutik.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.shrutik.audio.SilenceDetector.Stretch;

/**
 * Sound built like speech, with every pause known: sentences of syllables (a stop closure or a
 * hiss, then a vowel of glottal pulses through three formants) and silence between them.
 */
final class SyntheticSpeech {

  private static final int RATE = DecodedAudio.SAMPLE_RATE;
  private static final double[][] VOWELS = {
    {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}
  };

  private final Random random;
  private float[] sound = new float[RATE];
  private int length;
  private final List<Stretch> spoken = new ArrayList<>();

  SyntheticSpeech(long seed) {
    random = new Random(seed);
  }

  /** Sentences and gaps until {@code seconds} are full, half of them silence. */
  static SyntheticSpeech halfSilent(long seed, double seconds) {
    SyntheticSpeech speech = new SyntheticSpeech(seed);
    speech.silence(0.5);
    double silent = 0.5;
    double said = 0;
    while (speech.seconds() < seconds - 8) {
      double before = speech.seconds();
      speech.sentence(1 + 3 * speech.random.nextDouble());
      said += speech.seconds() - before;
      double gap =
          Math.max(0.25, Math.min(4, (said - silent) * (0.7 + 0.6 * speech.random.nextDouble())));
      speech.silence(gap);
      silent += gap;
    }
    return speech;
  }

  /** Appends silence. */
  SyntheticSpeech silence(double seconds) {
    grow((int) (seconds * RATE));
    length += (int) (seconds * RATE);
    return this;
  }

  /** Appends unbroken speech of about the given length. */
  SyntheticSpeech sentence(double seconds) {
    int start = length;
    double pitch = 90 + 130 * random.nextDouble();
    while (length - start < seconds * RATE) {
      if (length > start && random.nextInt(3) == 0) {
        hiss(0.05 + 0.08 * random.nextDouble());
      } else if (length > start) {
        silence(0.03 + 0.06 * random.nextDouble());
      }
      vowel(pitch * (0.9 + 0.2 * random.nextDouble()), 0.08 + 0.14 * random.nextDouble());
    }
    spoken.add(
        new Stretch(start / PcmProfile.FRAME_SAMPLES, (length - 1) / PcmProfile.FRAME_SAMPLES + 1));
    return this;
  }

  /** Appends samples as they are, as one stretch of speech. */
  SyntheticSpeech real(short[] samples, double fromSeconds, double toSeconds) {
    int from = (int) (fromSeconds * RATE);
    int count = (int) (toSeconds * RATE) - from;
    grow(count);
    for (int i = 0; i < count; i++) {
      sound[length + i] = samples[from + i];
    }
    spoken.add(
        new Stretch(
            length / PcmProfile.FRAME_SAMPLES, (length + count) / PcmProfile.FRAME_SAMPLES));
    length += count;
    return this;
  }

  private void vowel(double hertz, double seconds) {
    int count = (int) (seconds * RATE);
    grow(count);
    double[] formants = VOWELS[random.nextInt(VOWELS.length)];
    double loud = 2500 + 4000 * random.nextDouble();
    double[][] state = new double[3][2];
    double phase = 0;
    for (int i = 0; i < count; i++) {
      phase += hertz / RATE;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= Math.floor(phase);
      double value = 0;
      for (int f = 0; f < 3; f++) {
        double r = 0.97 - 0.01 * f;
        double y =
            pulse
                + 2 * r * Math.cos(2 * Math.PI * formants[f] / RATE) * state[f][0]
                - r * r * state[f][1];
        state[f][1] = state[f][0];
        state[f][0] = y;
        value += y / (f + 1);
      }
      sound[length + i] =
          (float) (loud * value * Math.min(1, Math.min(i, count - i) / (0.012 * RATE)));
    }
    length += count;
  }

  private void hiss(double seconds) {
    int count = (int) (seconds * RATE);
    grow(count);
    double last = 0;
    for (int i = 0; i < count; i++) {
      double white = random.nextGaussian();
      sound[length + i] =
          (float) (700 * (white - last) * Math.min(1, Math.min(i, count - i) / (0.015 * RATE)));
      last = white;
    }
    length += count;
  }

  private void grow(int count) {
    if (length + count > sound.length) {
      sound = java.util.Arrays.copyOf(sound, Math.max(length + count, sound.length * 2));
    }
  }

  double seconds() {
    return length / (double) RATE;
  }

  /** The speech, as runs of frames. */
  List<Stretch> spoken() {
    return spoken;
  }

  /** The samples as they are. */
  short[] samples() {
    return samples(0, 0, 0, 200);
  }

  /** The samples with white noise so many dB below the speech. */
  short[] withNoise(double signalToNoise) {
    return samples(0, 0, 0, signalToNoise);
  }

  /**
   * The samples with a gain, mains hum of an amplitude, an offset, and noise so many dB below the
   * speech.
   */
  short[] samples(double gainDb, double hum, double offset, double signalToNoise) {
    double power = 0;
    long count = 0;
    for (Stretch stretch : spoken) {
      int end = Math.min(length, stretch.end() * PcmProfile.FRAME_SAMPLES);
      for (int i = stretch.start() * PcmProfile.FRAME_SAMPLES; i < end; i++) {
        power += sound[i] * sound[i];
        count++;
      }
    }
    double noise = Math.sqrt(power / Math.max(1, count) / Math.pow(10, signalToNoise / 10));
    double gain = Math.pow(10, gainDb / 20);
    Random fresh = new Random(1);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      double value = (sound[i] + noise * fresh.nextGaussian()) * gain;
      value += hum * Math.sin(2 * Math.PI * 50 * i / RATE) + offset;
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
    return samples;
  }
}
