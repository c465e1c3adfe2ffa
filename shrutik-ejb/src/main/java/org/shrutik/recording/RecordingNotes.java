package org.shrutik.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.audio.AudioMeasurements;
import org.shrutik.audio.DecodedAudio;

/** What is kept about a recording beside its columns: claims, measurements, remarks. */
final class RecordingNotes {
  private static final double CLIPPING_SHARE = 0.001;
  private static final double QUIET_DB = -35;
  private static final double DURATION_TOLERANCE = 0.10;

  private RecordingNotes() {}

  static Map<String, Object> of(
      DecodedAudio decoded, AudioMeasurements measured, Map<String, Object> claims) {
    Map<String, Object> measurements = new LinkedHashMap<>();
    measurements.put("codec", decoded.codec());
    measurements.put("peak_db", round(measured.peakDb()));
    measurements.put("rms_db", round(measured.rmsDb()));
    measurements.put("clipping_share", measured.clippingShare());
    measurements.put("speech_share", round(measured.speechShare()));
    measurements.put("noise_floor_db", round(measured.noiseFloorDb()));
    measurements.put("speech_db", round(measured.speechDb()));
    measurements.put("signal_to_noise_db", round(measured.signalToNoiseDb()));
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("claims", claims);
    notes.put("measured", measurements);
    notes.put("remarks", remarks(decoded, measured, claims));
    return notes;
  }

  private static List<String> remarks(
      DecodedAudio decoded, AudioMeasurements measured, Map<String, Object> claims) {
    List<String> remarks = new ArrayList<>();
    if (claims.get("duration") instanceof Number claimed) {
      double seconds = decoded.seconds();
      if (Math.abs(claimed.doubleValue() - seconds) > DURATION_TOLERANCE * seconds) {
        remarks.add(
            "duration: %s s were claimed, %.2f s were measured".formatted(claimed, seconds));
      }
    }
    if (measured.signalToNoiseDb() < AudioMeasurements.NOISY_DB) {
      remarks.add("noise: the background is loud");
    }
    if (measured.clippingShare() > CLIPPING_SHARE) {
      remarks.add("clipping: the microphone was overdriven");
    }
    if (measured.speechDb() < QUIET_DB) {
      remarks.add("level: the speech is quiet");
    }
    return remarks;
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
