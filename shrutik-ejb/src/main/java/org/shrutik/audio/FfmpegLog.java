package org.shrutik.audio;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg's own log (written with {@code -loglevel level+info}, versions 4.4 to 8) says about
 * the input. Only the part before the line {@code Output #0} describes it. Who writes such lines
 * into the metadata of a file can lie about what is noted of it, and gains nothing: the samples are
 * measured.
 */
final class FfmpegLog {

  private static final Pattern DURATION =
      Pattern.compile("\\[info\\] {3}Duration: (\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?),.*");
  private static final Pattern AUDIO_STREAM =
      Pattern.compile(
          "\\[info\\] {3,5}Stream #0:\\d+[^ ]*: Audio: (\\w+).*?, (\\d+) Hz, ([^,]+),.*");
  private static final Pattern OTHER_STREAM = Pattern.compile("\\[info\\] {3,5}Stream #0:\\d+.*");
  private static final Pattern CHANNELS = Pattern.compile("(\\d+) channels.*");
  private static final Pattern LAYOUT = Pattern.compile("(\\d)\\.(\\d)(\\(.*\\))?");
  private static final Pattern FAILED_PACKET =
      Pattern.compile(
          "Error while decoding stream|Error submitting packet to decoder|Decoding error:");
  private static final Pattern BROKEN_INPUT =
      Pattern.compile(
          "File ended prematurely|partial file|CRC mismatch|corrupt input packet|Input/output error");

  private static final Pattern OWN_FAULT =
      Pattern.compile(
          "No space left on device|Permission denied|Read-only file system|No such file or directory");

  private String codec;
  private int rate;
  private int channels;
  private OptionalDouble seconds = OptionalDouble.empty();
  private boolean estimated;
  private boolean others;
  private boolean unclear;
  private int failedPackets;
  private boolean broken;
  private String ownFault;

  static FfmpegLog parse(List<String> lines) {
    FfmpegLog log = new FfmpegLog();
    boolean input = true;
    for (String line : lines) {
      input = input && !line.startsWith("[info] Output #0");
      if (input) {
        log.readDescription(line);
      }
      log.readComplaint(line);
    }
    return log;
  }

  private void readDescription(String line) {
    Matcher duration = DURATION.matcher(line);
    Matcher audio = AUDIO_STREAM.matcher(line);
    if (seconds.isEmpty() && duration.matches()) {
      seconds =
          OptionalDouble.of(
              Integer.parseInt(duration.group(1)) * 3600.0
                  + Integer.parseInt(duration.group(2)) * 60.0
                  + Double.parseDouble(duration.group(3)));
    } else if (codec == null && audio.matches()) {
      codec = audio.group(1);
      rate = Integer.parseInt(audio.group(2));
      channels = channels(audio.group(3));
    }
    others |= OTHER_STREAM.matcher(line).matches() && !line.contains(": Audio:");
    unclear |= codec == null && line.contains(": Audio:");
    estimated |= line.contains("Estimating duration from bitrate");
  }

  private void readComplaint(String line) {
    if (FAILED_PACKET.matcher(line).find()) {
      failedPackets++;
    }
    broken |= BROKEN_INPUT.matcher(line).find();
    Matcher fault = OWN_FAULT.matcher(line);
    if (!line.startsWith("[info]") && fault.find()) {
      ownFault = fault.group();
    }
  }

  private static int channels(String layout) {
    Matcher counted = CHANNELS.matcher(layout);
    Matcher dotted = LAYOUT.matcher(layout);
    if (counted.matches()) {
      return Integer.parseInt(counted.group(1));
    }
    if (dotted.matches()) {
      return Integer.parseInt(dotted.group(1)) + Integer.parseInt(dotted.group(2));
    }
    return switch (layout) {
      case "mono" -> 1;
      case "stereo", "downmix" -> 2;
      case "quad" -> 4;
      default -> 0;
    };
  }

  /** Codec of the first audio stream; empty when there is none. */
  Optional<String> codec() {
    return Optional.ofNullable(codec);
  }

  /** Whether the input was understood, and holds streams of other kinds only. */
  boolean onlyOtherStreams() {
    return others && codec == null && !unclear;
  }

  int rate() {
    return rate;
  }

  int channels() {
    return channels;
  }

  /**
   * The duration the container claims; empty when it says none, or when ffmpeg guessed it from the
   * bit rate.
   */
  OptionalDouble seconds() {
    return estimated ? OptionalDouble.empty() : seconds;
  }

  /** Packets that the decoder refused. */
  int failedPackets() {
    return failedPackets;
  }

  /** What failed on our side (the disk), which is not the fault of the file. */
  Optional<String> ownFault() {
    return Optional.ofNullable(ownFault);
  }

  /** Whether the container was seen to end early or to hold damaged parts. */
  boolean brokenInput() {
    return broken;
  }
}
