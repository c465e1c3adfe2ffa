package org.shrutik.audio;

import java.util.Random;

/** Plain sounds for tests. */
final class Sounds {

  private Sounds() {}

  /** White noise of a given strength (standard deviation in steps of 16 bits). */
  static short[] noise(double seconds, double strength) {
    Random random = new Random(9);
    short[] samples = new short[(int) Math.round(seconds * DecodedAudio.SAMPLE_RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short) Math.max(-32_768, Math.min(32_767, Math.round(strength * random.nextGaussian())));
    }
    return samples;
  }

  /** A sine tone. */
  static short[] tone(double seconds, double hertz, double amplitude) {
    short[] samples = new short[(int) Math.round(seconds * DecodedAudio.SAMPLE_RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short)
              Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / DecodedAudio.SAMPLE_RATE));
    }
    return samples;
  }

  static short[] join(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    short[] joined = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
