package org.shrutik.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where the launcher is root, this finds the words to put before
 * a command that make it run without root's powers: in a user namespace of its own, in which it
 * owns the same files but is nobody.
 */
final class Unprivileged {
  private Unprivileged() {}

  /**
   * The words to put before a command; none where we are not root.
   *
   * @throws LaunchException where we are root and cannot give that up
   */
  static List<String> prefix() {
    if (!isRoot()) {
      return List.of();
    }
    if (succeeds("unshare", "-U", "true")) {
      return List.of("unshare", "-U");
    }
    throw new LaunchException(
        "PostgreSQL does not run as root, and this machine does not let root give up its powers (unshare -U). Start Shrutik as an ordinary user, or name an existing PostgreSQL with shrutik.database.url, shrutik.database.user and shrutik.database.password.");
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
