package org.shrutik.audio;

import java.time.Duration;

/** The file decodes to more sound than allowed; decoding stopped one second after the limit. */
public final class AudioTooLongException extends AudioException {

  private static final long serialVersionUID = 1L;

  private final Duration limit;

  AudioTooLongException(Duration limit) {
    super(
        "The recording is longer than the %d seconds allowed here. Record a shorter one."
            .formatted(limit.toSeconds()));
    this.limit = limit;
  }

  /** The longest duration that would have been accepted. */
  public Duration limit() {
    return limit;
  }
}
