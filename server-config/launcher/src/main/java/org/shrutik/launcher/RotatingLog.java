package org.shrutik.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Copies a process's output into a log file; at 10 MB the file is set aside, and the five newest
 * are kept.
 */
final class RotatingLog {
  private static final long LIMIT = 10L * 1024 * 1024;
  private static final int KEPT = 5;

  private RotatingLog() {}

  /** Copies on a thread of its own until the output ends, which ends the thread. */
  static Thread copy(InputStream output, Path file) {
    Thread thread = new Thread(() -> copyAll(output, file), "log " + file.getFileName());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copyAll(InputStream output, Path file) {
    byte[] buffer = new byte[8192];
    try (output) {
      int length = output.read(buffer);
      while (length >= 0) {
        rotateIfFull(file);
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

  private static void rotateIfFull(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) < LIMIT) {
      return;
    }
    for (int i = KEPT - 1; i > 0; i--) {
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
