package org.shrutik.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.audio.AudioFormat;
import org.shrutik.audio.AudioMeasurements;
import org.shrutik.audio.DecodedAudio;

class RecordingNotesTest {
  private static final long TEN_SECONDS = 160_000;

  private static List<?> remarks(double signalToNoiseDb, Map<String, Object> claims) {
    DecodedAudio decoded =
        new DecodedAudio(
            Path.of("none"),
            TEN_SECONDS,
            new AudioFormat("wav", "audio/wav", "wav", Set.of()),
            "pcm_s16le",
            48_000,
            1,
            OptionalDouble.empty());
    AudioMeasurements measured =
        new AudioMeasurements(
            10, -3, -20, 0, 0.7, -20 - signalToNoiseDb, -20, signalToNoiseDb, false);
    return (List<?>) RecordingNotes.of(decoded, measured, claims).get("remarks");
  }

  @Test
  @Tag("A34")
  void aLoudBackgroundIsRemarkedOnAndNotRefused() {
    assertThat(remarks(14.9, Map.of()).toString()).contains("background is loud");
    assertThat(remarks(15, Map.of())).isEmpty();
  }

  @Test
  @Tag("A29")
  void aDurationThatDiffersByMoreThanATenthIsRemarkedOn() {
    assertThat(remarks(30, Map.of("duration", 11.01)).toString()).contains("11.01 s were claimed");
    assertThat(remarks(30, Map.of("duration", 8.99)).toString()).contains("8.99 s were claimed");
    assertThat(remarks(30, Map.of("duration", 11.0))).isEmpty();
    assertThat(remarks(30, Map.of("duration", 9.0))).isEmpty();
  }
}
