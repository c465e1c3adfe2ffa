package org.shrutik.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An ffmpeg that has been seen to run.
 *
 * @param executable absolute path of the program
 * @param version what it calls itself, for example {@code 5.1.9-0+deb12u1}
 */
public record Ffmpeg(Path executable, String version) {

  private static final int START_SECONDS = 20;
  private static final String GREETING = "ffmpeg version ";

  /**
   * Finds the program: at the configured place when there is one (the program or the folder that
   * holds it), else on the PATH. Each candidate is started once with {@code -version}, because a
   * program whose libraries are missing exists and does not run.
   *
   * @throws FfmpegMissingException when none runs; a configured place that does not work is never
   *     passed over in silence
   */
  public static Ffmpeg locate(Optional<String> configuredPath) {
    return locate(configuredPath, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  static Ffmpeg locate(Optional<String> configuredPath, String searchPath) {
    Optional<String> configured = configuredPath.map(String::strip).filter(path -> !path.isEmpty());
    List<String> tried = new ArrayList<>();
    for (Path candidate : configured.map(Ffmpeg::configured).orElseGet(() -> onPath(searchPath))) {
      try {
        return new Ffmpeg(candidate, askVersion(candidate));
      } catch (IOException e) {
        tried.add(candidate + ": " + e.getMessage());
      }
    }
    if (tried.isEmpty()) {
      tried.add(configured.map(path -> "nothing to run at " + path).orElse("none on the PATH"));
    }
    throw new FfmpegMissingException(String.join("; ", tried));
  }

  private static List<Path> configured(String place) {
    try {
      Path path = Path.of(place).toAbsolutePath();
      return runnable(Files.isDirectory(path) ? path.resolve("ffmpeg") : path);
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static List<Path> onPath(String searchPath) {
    List<Path> found = new ArrayList<>();
    for (String folder : searchPath.split(java.io.File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        found.addAll(runnable(Path.of(folder).toAbsolutePath().resolve("ffmpeg")));
      }
    }
    return found;
  }

  private static List<Path> runnable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file) ? List.of(file) : List.of();
  }

  private static String askVersion(Path executable) throws IOException {
    Process process =
        new ProcessBuilder(executable.toString(), "-version")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    process
        .onExit()
        .orTimeout(START_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readNBytes(8192), StandardCharsets.UTF_8);
      output.transferTo(java.io.OutputStream.nullOutputStream());
      int status = process.waitFor();
      if (status != 0 || !text.startsWith(GREETING)) {
        throw new IOException(
            "does not answer -version (%s)"
                .formatted(text.lines().findFirst().orElse("no output")));
      }
      return text.substring(GREETING.length()).split("\\s", 2)[0];
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
