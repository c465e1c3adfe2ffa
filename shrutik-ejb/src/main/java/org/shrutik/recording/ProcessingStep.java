package org.shrutik.recording;

import java.util.Locale;

/** Where the processing of a recording stands, with the share of the work done by then. */
public enum ProcessingStep {
  QUEUED(5),
  DECODING_AUDIO(20),
  CHUNKING_AUDIO(50),
  SAVING_CHUNKS(80),
  COMPLETED(100),
  FAILED(100);

  private final int percentage;

  ProcessingStep(int percentage) {
    this.percentage = percentage;
  }

  public int percentage() {
    return percentage;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
