package org.shrutik.audio;

/**
 * A part of a recording, in samples at {@link DecodedAudio#SAMPLE_RATE}.
 *
 * @param startSample first sample
 * @param endSample sample after the last
 */
public record ChunkSpan(long startSample, long endSample) {

  /** Rejects what is not a part: negative, empty or backwards. */
  public ChunkSpan {
    if (startSample < 0 || endSample <= startSample) {
      throw new IllegalArgumentException("not a span: %d to %d".formatted(startSample, endSample));
    }
  }

  /** Where it begins in the recording. */
  public double startSeconds() {
    return startSample / (double) DecodedAudio.SAMPLE_RATE;
  }

  /** Where it ends in the recording. */
  public double endSeconds() {
    return endSample / (double) DecodedAudio.SAMPLE_RATE;
  }

  /** How long it is. */
  public double seconds() {
    return samples() / (double) DecodedAudio.SAMPLE_RATE;
  }

  /** How many samples it has. */
  public long samples() {
    return endSample - startSample;
  }
}
