package org.shrutik.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code uploaded → processing → processed | failed}. */
public enum RecordingStatus {
  UPLOADED,
  PROCESSING,
  PROCESSED,
  FAILED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Also understands {@code chunked}, an older word for {@code processed}. */
  public static Optional<RecordingStatus> ofWire(String wire) {
    if ("chunked".equals(wire)) {
      return Optional.of(PROCESSED);
    }
    return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst();
  }
}
