package org.shrutik.recogniser;

/** Whoever wants a sound recognised is told how far it is, and says whether to go on. */
public interface RecognitionWatch {
  /**
   * Called after every block of some tenths of a second of sound.
   *
   * @param done share of the sound that is recognised, 0–1
   * @throws RecognitionException CANCELLED, LOST or TIMEOUT to end the work here
   */
  void reached(double done) throws RecognitionException;

  /** When the work must be done, as {@link System#nanoTime}; far away where there is no limit. */
  default long deadlineNanos() {
    return System.nanoTime() + Long.MAX_VALUE / 2;
  }

  /** Nobody looks. */
  static RecognitionWatch none() {
    return done -> {};
  }
}
