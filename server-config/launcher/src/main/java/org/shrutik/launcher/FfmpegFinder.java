package org.shrutik.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds an ffmpeg that starts: the one of the settings, else one on the PATH, else the shared build
 * on the class path, else the static one there. The latter two are unpacked into {@code
 * <data>/bin}.
 */
final class FfmpegFinder {
  private static final String SHARED_BUILD = "org/bytedeco/ffmpeg/linux-x86_64/";
  private static final String STATIC_BUILD = "ws/schild/jave/nativebin/ffmpeg-amd64";

  private final DataDirectory data;
  private final String searchPath;

  FfmpegFinder(DataDirectory data, String searchPath) {
    this.data = data;
    this.searchPath = searchPath;
  }

  /**
   * @param named the one of the settings
   * @throws LaunchException if there is none that starts
   */
  Path find(Optional<Path> named) {
    if (named.isPresent()) {
      if (starts(named.get())) {
        return named.get();
      }
      throw new LaunchException(
          named.get() + " (shrutik.ffmpeg.path) does not answer \"-version\".");
    }
    return onPath()
        .or(() -> unpackedShared().filter(FfmpegFinder::starts))
        .or(() -> unpackedStatic().filter(FfmpegFinder::starts))
        .orElseThrow(
            () ->
                new LaunchException(
                    "There is no ffmpeg on this machine. Install the package ffmpeg (Debian and Ubuntu: apt install ffmpeg), or name the program with shrutik.ffmpeg.path."));
  }

  private Optional<Path> onPath() {
    for (String folder : searchPath.split(":", -1)) {
      Path program = Path.of(folder).resolve("ffmpeg").toAbsolutePath();
      if (!folder.isEmpty() && Files.isExecutable(program) && starts(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> unpackedShared() {
    URL program = FfmpegFinder.class.getClassLoader().getResource(SHARED_BUILD + "ffmpeg");
    if (program == null) {
      return Optional.empty();
    }
    Path folder = data.folder("bin").resolve("ffmpeg-shared");
    if (Files.isDirectory(folder)) {
      return Optional.of(folder.resolve("ffmpeg"));
    }
    Path unfinished = data.emptyFolder("bin/ffmpeg.unfinished");
    try (JarFile jar = ((JarURLConnection) program.openConnection()).getJarFile()) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String name = entry.getName();
        if (name.startsWith(SHARED_BUILD)
            && !name.substring(SHARED_BUILD.length()).contains("/")
            && !entry.isDirectory()) {
          unpack(
              jar.getInputStream(entry), unfinished.resolve(name.substring(SHARED_BUILD.length())));
        }
      }
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(folder.resolve("ffmpeg"));
    } catch (IOException e) {
      throw new LaunchException("Cannot unpack ffmpeg into " + folder + ": " + e.getMessage(), e);
    }
  }

  private Optional<Path> unpackedStatic() {
    Path program = data.folder("bin").resolve("ffmpeg-static");
    if (Files.exists(program)) {
      return Optional.of(program);
    }
    try (InputStream build =
        FfmpegFinder.class.getClassLoader().getResourceAsStream(STATIC_BUILD)) {
      if (build == null) {
        return Optional.empty();
      }
      Path unfinished = program.resolveSibling("ffmpeg-static.unfinished");
      unpack(build, unfinished);
      Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(program);
    } catch (IOException e) {
      throw new LaunchException("Cannot unpack ffmpeg to " + program + ": " + e.getMessage(), e);
    }
  }

  private static void unpack(InputStream from, Path to) throws IOException {
    try (from) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean starts(Path program) {
    try {
      Process process =
          new ProcessBuilder(List.of(program.toString(), "-version"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
