package org.shrutik.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Copies a process's output into a log file; a full one is set aside, and the newest are kept. */
final class RotatingLog {
  private static final long MEGABYTE = 1024L * 1024;

  private RotatingLog() {}

  /**
   * How much is kept of each log.
   *
   * @param megabytes at which a file is set aside
   * @param files so many of those are kept
   */
  record Retention(int megabytes, int files) {
    static final Retention USUAL = new Retention(10, 5);
  }

  /** Copies on a thread of its own until the output ends, which ends the thread. */
  static Thread copy(InputStream output, Path file, Retention retention) {
    Thread thread = new Thread(() -> copyAll(output, file, retention), "log " + file.getFileName());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copyAll(InputStream output, Path file, Retention retention) {
    byte[] buffer = new byte[8192];
    try (output) {
      int length = output.read(buffer);
      while (length >= 0) {
        rotateIfFull(file, retention);
        try (OutputStream log =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
          log.write(buffer, 0, length);
        }
        length = output.read(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rotateIfFull(Path file, Retention retention) throws IOException {
    if (!Files.exists(file) || Files.size(file) < retention.megabytes() * MEGABYTE) {
      return;
    }
    for (int i = retention.files() - 1; i > 0; i--) {
      Path older = numbered(file, i);
      if (Files.exists(older)) {
        Files.move(older, numbered(file, i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, numbered(file, 1), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path numbered(Path file, int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
