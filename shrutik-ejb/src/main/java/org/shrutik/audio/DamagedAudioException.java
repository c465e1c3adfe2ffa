package org.shrutik.audio;

/** The format is accepted, but the file is cut short, damaged, or takes too long to decode. */
public final class DamagedAudioException extends AudioException {

  private static final long serialVersionUID = 1L;

  DamagedAudioException(String message) {
    super(message);
  }
}
