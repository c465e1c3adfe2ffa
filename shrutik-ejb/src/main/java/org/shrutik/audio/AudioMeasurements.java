package org.shrutik.audio;

import java.util.List;
import org.shrutik.audio.SilenceDetector.Stretch;

/**
 * The figures that are kept of a recording. Levels are dB of full scale between -100 and 0 and,
 * where they are of speech and noise, without offset and hum ({@link PcmProfile}).
 *
 * @param seconds duration of the samples
 * @param peakDb largest sample
 * @param rmsDb root mean square of the whole
 * @param clippingShare share of the samples at full scale, 0 to 1
 * @param speechShare share of the frames that lie in speech, 0 to 1
 * @param noiseFloorDb mean power outside of speech; -100 where nothing lies outside
 * @param speechDb mean power inside speech; -100 without speech
 * @param signalToNoiseDb speech without the noise under it, over the noise; 0 without speech, at
 *     most 90
 * @param silent whether the recording is of no use: nothing louder than -60 dB, or no speech found
 */
public record AudioMeasurements(
    double seconds,
    double peakDb,
    double rmsDb,
    double clippingShare,
    double speechShare,
    double noiseFloorDb,
    double speechDb,
    double signalToNoiseDb,
    boolean silent) {

  /** Below this many dB over the noise the background is called loud. */
  public static final double NOISY_DB = 15;

  private static final double SILENT_PEAK_DB = -60;
  private static final double MOST_SIGNAL_TO_NOISE_DB = 90;

  /**
   * Frames beside speech that belong to neither side: breath, echo, and the error of the detector.
   */
  private static final int BORDER = 5;

  /** Measures a recording in which {@link SilenceDetector} found {@code speech}. */
  public static AudioMeasurements of(PcmProfile profile, List<Stretch> speech) {
    Power spoken = new Power();
    Power noise = new Power();
    int quietFrom = 0;
    for (Stretch stretch : speech) {
      noise.add(profile, quietFrom, stretch.start() - BORDER);
      spoken.add(profile, stretch.start(), stretch.end());
      quietFrom = stretch.end() + BORDER;
    }
    noise.add(profile, quietFrom, profile.frames());
    double peakDb = profile.peakDb();
    return new AudioMeasurements(
        profile.samples() / (double) DecodedAudio.SAMPLE_RATE,
        peakDb,
        profile.rmsDb(),
        profile.clippingShare(),
        profile.frames() == 0 ? 0 : spoken.frames / (double) profile.frames(),
        PcmProfile.decibels(noise.mean()),
        PcmProfile.decibels(spoken.mean()),
        signalToNoise(spoken, noise),
        peakDb < SILENT_PEAK_DB || speech.isEmpty());
  }

  private static double signalToNoise(Power spoken, Power noise) {
    double signal = spoken.mean() - noise.mean();
    if (signal <= 0) {
      return 0;
    }
    double least = Math.pow(10, PcmProfile.FLOOR_DB / 10);
    double ratio = 10 * Math.log10(signal / Math.max(noise.mean(), least));
    return Math.max(0, Math.min(MOST_SIGNAL_TO_NOISE_DB, ratio));
  }

  private static final class Power {
    private double sum;
    private int frames;

    void add(PcmProfile profile, int from, int to) {
      for (int frame = from; frame < to; frame++) {
        sum += Math.pow(10, profile.level(frame) / 10);
        frames++;
      }
    }

    double mean() {
      return frames == 0 ? 0 : sum / frames;
    }
  }
}
