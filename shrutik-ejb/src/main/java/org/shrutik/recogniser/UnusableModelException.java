package org.shrutik.recogniser;

/** A model that must not be given to a recogniser, and why. */
public class UnusableModelException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableModelException(String reason) {
    super(reason);
  }
}
