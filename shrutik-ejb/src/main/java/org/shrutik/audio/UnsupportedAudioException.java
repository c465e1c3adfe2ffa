package org.shrutik.audio;

/** The bytes are not one of the accepted audio formats, or the container holds no audio track. */
public final class UnsupportedAudioException extends AudioException {

  private static final long serialVersionUID = 1L;

  UnsupportedAudioException(String message) {
    super(message);
  }
}
