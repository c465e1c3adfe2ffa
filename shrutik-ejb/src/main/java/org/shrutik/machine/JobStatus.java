package org.shrutik.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands. */
public enum JobStatus {
  QUEUED,
  PROCESSING,
  ENRICHING,
  COMPLETED,
  CANCELLED,
  /** The file cannot be read as sound. */
  FAILED,
  FAILED_TIMEOUT,
  /** No recogniser could be started. */
  FAILED_LAUNCH_ERROR,
  /** The recogniser failed. */
  FAILED_WHISPER_ERROR,
  /** The work around the recogniser failed. */
  FAILED_THREAD_EXCEPTION,
  /** The text was there, what is made of it failed. */
  FAILED_UNKNOWN;

  public boolean isFinal() {
    return this != QUEUED && this != PROCESSING && this != ENRICHING;
  }

  public boolean isFailure() {
    return name().startsWith("FAILED");
  }

  /** The word used on the wire, {@code failed_timeout}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<JobStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst();
  }

  /** Those that a word stands for: its own, or {@code failed} for all failures. */
  public static List<JobStatus> meantBy(String wire) {
    return Arrays.stream(values())
        .filter(s -> wire.equals("failed") ? s.isFailure() : s.wire().equals(wire))
        .toList();
  }
}
