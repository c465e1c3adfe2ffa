package org.shrutik.audio;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Encodes chunks by ffmpeg: one child process each, bounded in time. Thread-safe. */
public final class AudioEncoder {
  private static final Duration WALL_TIME = Duration.ofSeconds(60);

  private final Ffmpeg ffmpeg;

  public AudioEncoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Encodes a WAV file of ours. No clock and no name goes in: the same sound is the same bytes.
   *
   * @param target is written, and removed where it cannot be finished
   * @throws IOException when it cannot be encoded, as by an ffmpeg without that encoder
   */
  public void encode(Path wav, AudioEncoding encoding, Path target)
      throws IOException, InterruptedException {
    FfmpegRun run = new FfmpegRun(ffmpeg.executable());
    run.setLogLevel(LogLevel.ERROR).setOverwriteOutput(true);
    run.addArgument("-nostdin").addArgument("-hide_banner").addArgument("-nostats");
    run.addInput(
        UrlInput.fromUrl("file:" + wav.toAbsolutePath())
            .setFormat("wav")
            .addArguments("-protocol_whitelist", "file"));
    UrlOutput output = UrlOutput.toUrl("file:" + target.toAbsolutePath());
    for (int i = 0; i < encoding.arguments().size(); i += 2) {
      output.addArguments(encoding.arguments().get(i), encoding.arguments().get(i + 1));
    }
    output.addArguments("-map_metadata", "-1").addArguments("-fflags", "+bitexact");
    output.addArguments("-flags:a", "+bitexact").setFormat(encoding.container());
    run.addOutput(output);
    if (run.run(WALL_TIME) != FfmpegRun.End.DONE || Files.size(target) == 0) {
      Files.deleteIfExists(target);
      throw new IOException("ffmpeg cannot make " + encoding.wire() + ": " + run.lines());
    }
  }
}
