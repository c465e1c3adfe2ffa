package org.shrutik.audio;

/**
 * No ffmpeg that runs was found. The message names the package to install and the setting to
 * change.
 */
public final class FfmpegMissingException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  FfmpegMissingException(String tried) {
    super(
        "No working ffmpeg was found (%s). Install it (Debian, Ubuntu: apt-get install ffmpeg) or set shrutik.ffmpeg.path to the program or its folder."
            .formatted(tried));
  }
}
