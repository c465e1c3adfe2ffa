package org.shrutik.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A small shell that waits for the launcher's death: its standard input ends when the launcher
 * does, by whatever signal. It then stops the parts that are still running, in order.
 */
final class Guardian {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      pid() { cat "$0/$1.pid" 2>/dev/null; }
      end() { [ -n "$2" ] && kill -"$1" "$2" 2>/dev/null; n=0
        while [ -n "$2" ] && kill -0 "$2" 2>/dev/null && [ $n -lt 80 ]; do sleep 0.1; n=$((n+1)); done
        [ -n "$2" ] && [ $n -ge 80 ] && kill -KILL "$2"; }
      server=$(pid server) broker=$(pid broker) postgres=$(pid postgres)
      end TERM "$server"; end TERM "$broker"; end INT "$postgres"
      """;

  private final Process process;

  private Guardian(Process process) {
    this.process = process;
  }

  static Guardian start(DataDirectory data) {
    Path pids = data.folder("pids");
    List<String> command = List.of("/bin/sh", "-c", SCRIPT, pids.toString());
    try {
      return new Guardian(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new LaunchException("Cannot start /bin/sh: " + e.getMessage(), e);
    }
  }

  /** Ends it; to be called when nothing is left to guard. */
  void dismiss() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
