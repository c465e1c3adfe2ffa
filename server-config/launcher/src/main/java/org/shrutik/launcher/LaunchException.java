package org.shrutik.launcher;

/**
 * A start that cannot go on. The message says what is wrong and what to do, for a person to read.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do
   */
  public LaunchException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do
   * @param cause what was seen
   */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
