package org.shrutik.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where the launcher is root, its programs run in a user
 * namespace of their own, in which they own the same files but have no powers; where that is
 * forbidden, as in many containers, as the user nobody, who is then given the files.
 */
final class Unprivileged {
  private static final int NOBODY = 65534;

  private final List<String> prefix;
  private final boolean asNobody;

  private Unprivileged(List<String> prefix, boolean asNobody) {
    this.prefix = prefix;
    this.asNobody = asNobody;
  }

  /**
   * What is possible in this process.
   *
   * @throws LaunchException where we are root and cannot give that up
   */
  static Unprivileged here() {
    if (!isRoot()) {
      return new Unprivileged(List.of(), false);
    }
    if (succeeds(List.of("unshare", "-U", "true"))) {
      return new Unprivileged(List.of("unshare", "-U"), false);
    }
    return asNobody();
  }

  /**
   * The user nobody.
   *
   * @throws LaunchException where we may not become nobody
   */
  static Unprivileged asNobody() {
    List<String> prefix =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (!succeeds(with(prefix, "true"))) {
      throw new LaunchException(
          "PostgreSQL does not run as root, and this machine lets root neither make a user namespace (unshare -U) nor become nobody (setpriv). Start Shrutik as an ordinary user, or name an existing PostgreSQL with shrutik.database.url, shrutik.database.user and shrutik.database.password.");
    }
    return new Unprivileged(prefix, true);
  }

  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** The command line that runs a program so. */
  List<String> command(Path program, List<String> arguments) {
    List<String> command = with(prefix, program.toString());
    command.addAll(arguments);
    return command;
  }

  /**
   * Makes a file or folder of ours the program's own, and reachable.
   *
   * @throws LaunchException where a folder above is closed to others
   */
  void give(Path tree) {
    if (!asNobody || !Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
      }
      Files.setPosixFilePermissions(tree.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!succeeds(with(prefix, "test", "-e", tree.toString()))) {
      throw new LaunchException(
          "PostgreSQL runs as the user nobody here, who cannot reach "
              + tree
              + ". Choose another place with -Dshrutik.data.dir=…, below folders that are open to others.");
    }
  }

  private static List<String> with(List<String> prefix, String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  private static boolean succeeds(List<String> command) {
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
