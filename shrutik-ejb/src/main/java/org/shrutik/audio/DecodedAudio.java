package org.shrutik.audio;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A recording as plain samples, and what ffmpeg said about the file they came from.
 *
 * @param pcm file of 16 kHz mono samples, signed 16 bit, little endian, without a header
 * @param samples how many it holds
 * @param format what the original is
 * @param codec ffmpeg's name of the codec inside, for example {@code opus}
 * @param sourceRate samples per second of the original
 * @param sourceChannels channels of the original, 0 when ffmpeg named a layout unknown here
 * @param containerSeconds the duration the container claims; empty when it claims none or ffmpeg
 *     only estimated it
 */
public record DecodedAudio(
    Path pcm,
    long samples,
    AudioFormat format,
    String codec,
    int sourceRate,
    int sourceChannels,
    OptionalDouble containerSeconds) {

  /** Samples per second of everything that was decoded. */
  public static final int SAMPLE_RATE = 16_000;

  /** Bytes of one sample. */
  public static final int SAMPLE_BYTES = 2;

  /** Measured duration, from the samples. */
  public double seconds() {
    return samples / (double) SAMPLE_RATE;
  }
}
