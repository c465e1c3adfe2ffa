package org.shrutik.audio;

import java.io.IOException;
import java.nio.file.Path;

/** The outline of a sound: the loudest sample of each of so many equal parts, 0 to 1. */
public final class WavePeaks {
  private static final double FULL_SCALE = 32768.0;
  private static final double ROUND = 1000.0;

  private WavePeaks() {}

  /** The outline of a chunk's file; fewer parts where there are fewer samples. */
  public static double[] of(Path wav, int parts) throws IOException {
    return of(WavFile.read(wav), parts);
  }

  static double[] of(short[] samples, int parts) {
    double[] peaks = new double[Math.min(parts, samples.length)];
    for (int part = 0; part < peaks.length; part++) {
      int from = (int) ((long) samples.length * part / peaks.length);
      int to = (int) ((long) samples.length * (part + 1) / peaks.length);
      int peak = 0;
      for (int i = from; i < to; i++) {
        peak = Math.max(peak, Math.abs((int) samples[i]));
      }
      peaks[part] = Math.round(peak / FULL_SCALE * ROUND) / ROUND;
    }
    return peaks;
  }
}
