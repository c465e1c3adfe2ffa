package org.shrutik.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one pass over the samples leaves behind: the level of every frame of 10 ms, and the figures
 * of the whole. The samples themselves are not kept, so that two hours take three megabytes.
 *
 * <p>The levels are those of speech: a high-pass (fourth order Butterworth at 120 Hz) takes away a
 * constant offset and the hum of the mains before they are measured. 0 dB is the power of a
 * full-scale square wave, and {@link #FLOOR_DB} stands for everything below the resolution of 16
 * bits. Peak, root mean square and clipping are of the samples as they are.
 */
public final class PcmProfile {

  /** Samples of one frame. */
  public static final int FRAME_SAMPLES = DecodedAudio.SAMPLE_RATE / 100;

  /** Seconds of one frame. */
  public static final double FRAME_SECONDS = 0.01;

  /** The lowest level. */
  public static final float FLOOR_DB = -100f;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final double FULL_SCALE = 32768.0;
  private static final int CLIPPED = 32_700;
  private static final double HUM_HZ = 120;
  private static final double SPLIT_HZ = 3_000;

  private final Filter humFirst = Filter.highPass(HUM_HZ, 0.54119610);
  private final Filter humSecond = Filter.highPass(HUM_HZ, 1.30656296);
  private final Filter below = Filter.lowPass(SPLIT_HZ, Math.sqrt(0.5));
  private final Filter above = Filter.highPass(SPLIT_HZ, Math.sqrt(0.5));
  private final Levels all;
  private final Levels low;
  private final Levels high;
  private long samples;
  private long clipped;
  private int peak;
  private double sum;
  private double squares;
  private int inFrame;

  private PcmProfile(long samples) {
    int frames = Math.toIntExact((samples + FRAME_SAMPLES - 1) / FRAME_SAMPLES);
    all = new Levels(frames);
    low = new Levels(frames);
    high = new Levels(frames);
  }

  /** Reads a file of samples as {@link DecodedAudio} describes it. An odd last byte is ignored. */
  public static PcmProfile read(Path pcm) throws IOException {
    try (FileChannel channel = FileChannel.open(pcm, StandardOpenOption.READ)) {
      PcmProfile profile = new PcmProfile(channel.size() / DecodedAudio.SAMPLE_BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        ShortBuffer shorts = buffer.asShortBuffer();
        profile.add(shorts);
        buffer.position(shorts.limit() * DecodedAudio.SAMPLE_BYTES);
        buffer.compact();
      }
      return profile.finish();
    }
  }

  /** The profile of samples in memory. */
  public static PcmProfile of(short[] samples) {
    PcmProfile profile = new PcmProfile(samples.length);
    profile.add(ShortBuffer.wrap(samples));
    return profile.finish();
  }

  private void add(ShortBuffer buffer) {
    while (buffer.hasRemaining()) {
      int value = buffer.get();
      int size = Math.abs(value);
      peak = Math.max(peak, size);
      clipped += size >= CLIPPED ? 1 : 0;
      sum += value;
      squares += (double) value * value;
      double heard = humSecond.next(humFirst.next(value));
      all.add(heard);
      low.add(below.next(heard));
      high.add(above.next(heard));
      samples++;
      inFrame++;
      if (inFrame == FRAME_SAMPLES) {
        endFrame();
      }
    }
  }

  private void endFrame() {
    all.endFrame(inFrame);
    low.endFrame(inFrame);
    high.endFrame(inFrame);
    inFrame = 0;
  }

  private PcmProfile finish() {
    if (inFrame > 0) {
      endFrame();
    }
    return this;
  }

  /** Decibels of a power relative to full scale, never below {@link #FLOOR_DB}. */
  static double decibels(double power) {
    return power <= 1e-10 ? FLOOR_DB : 10 * Math.log10(power);
  }

  /** Number of samples. */
  public long samples() {
    return samples;
  }

  /** Number of frames; the last may be shorter than the others. */
  public int frames() {
    return all.decibels.length;
  }

  /** Level of a frame in dB. */
  public float level(int frame) {
    return all.decibels[frame];
  }

  /** The levels of all frames below 3 kHz, where the voice is. */
  float[] lowLevels() {
    return low.decibels;
  }

  /** The levels of all frames above 3 kHz, where the hissing sounds are. */
  float[] highLevels() {
    return high.decibels;
  }

  /** Largest sample in dB of full scale, {@link #FLOOR_DB} for digital silence. */
  public double peakDb() {
    double share = peak / FULL_SCALE;
    return decibels(share * share);
  }

  /** Root mean square around the mean (a constant offset does not count) in dB of full scale. */
  public double rmsDb() {
    if (samples == 0) {
      return FLOOR_DB;
    }
    double mean = sum / samples;
    return decibels((squares / samples - mean * mean) / (FULL_SCALE * FULL_SCALE));
  }

  /** Share of the samples that stand at full scale, 0 to 1. */
  public double clippingShare() {
    return samples == 0 ? 0 : clipped / (double) samples;
  }

  /** The levels of the frames of one band. */
  private static final class Levels {

    private final float[] decibels;
    private int frame;
    private double squares;

    Levels(int frames) {
      decibels = new float[frames];
    }

    void add(double sample) {
      squares += sample * sample;
    }

    void endFrame(int samples) {
      decibels[frame] = (float) PcmProfile.decibels(squares / samples / (FULL_SCALE * FULL_SCALE));
      frame++;
      squares = 0;
    }
  }

  /** A second-order filter by the bilinear transform, with the given corner and quality. */
  private static final class Filter {

    private final double b0;
    private final double b1;
    private final double a1;
    private final double a2;
    private double s1;
    private double s2;

    private Filter(double b0, double b1, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.a1 = a1;
      this.a2 = a2;
    }

    static Filter highPass(double hertz, double quality) {
      return of(hertz, quality, -1);
    }

    static Filter lowPass(double hertz, double quality) {
      return of(hertz, quality, 1);
    }

    private static Filter of(double hertz, double quality, int sign) {
      double w = 2 * Math.PI * hertz / DecodedAudio.SAMPLE_RATE;
      double alpha = Math.sin(w) / (2 * quality);
      double a0 = 1 + alpha;
      double b0 = (1 - sign * Math.cos(w)) / 2 / a0;
      return new Filter(b0, sign * 2 * b0, -2 * Math.cos(w) / a0, (1 - alpha) / a0);
    }

    double next(double x) {
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b0 * x - a2 * y;
      return y;
    }
  }
}
