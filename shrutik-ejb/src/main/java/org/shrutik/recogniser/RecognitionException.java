package org.shrutik.recogniser;

import java.io.IOException;

/** A sound could not be recognised. */
public class RecognitionException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No worker could be started. */
    LAUNCH,
    /** The worker ended in the middle, gave no answer in time or grew too large. */
    CRASH,
    /** The model cannot be used, or the worker refused what it was given. */
    REFUSED,
    /** The time for the whole work is over. */
    TIMEOUT,
    /** Somebody wants it no longer. */
    CANCELLED,
    /** Somebody else does it now. */
    LOST
  }

  private final Kind kind;

  public RecognitionException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
