package org.shrutik.audio;

/**
 * The file a person sent cannot be used as a recording. The message is written for that person: it
 * says what is wrong and what to do, and holds no path of the server. A failure of the server
 * itself (disk, missing ffmpeg) is never an {@code AudioException}.
 */
public abstract sealed class AudioException extends Exception
    permits UnsupportedAudioException, DamagedAudioException, AudioTooLongException {

  private static final long serialVersionUID = 1L;

  AudioException(String message) {
    super(message);
  }
}
