package org.shrutik.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of ours, with its output in a log file and its number in a file under {@code
 * <data>/pids}, by which a later start finds it if this launcher dies. It is put in a session of
 * its own, so that Ctrl-C at a terminal reaches the launcher only, which then stops the parts in
 * order.
 */
final class ChildProcess {
  /** The order in which parts are stopped: what uses another goes first. */
  private static final List<String> STOP_ORDER = List.of("server", "broker", "postgres");

  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(8);

  private final Process process;
  private final Path pidFile;
  private final String stopSignal;

  private ChildProcess(Process process, Path pidFile, String stopSignal) {
    this.process = process;
    this.pidFile = pidFile;
    this.stopSignal = stopSignal;
  }

  /**
   * Starts a process.
   *
   * @param name one of the names in the stop order; its command line must name the data directory
   * @param environment variables to add to ours
   * @param log file that its output is appended to
   */
  static ChildProcess start(
      DataDirectory data,
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log) {
    List<String> line = new ArrayList<>(inOwnSession());
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      RotatingLog.copy(process.getInputStream(), log, data.logRetention());
      Path pidFile = pidFile(data, name);
      Files.writeString(pidFile, Long.toString(process.pid()));
      return new ChildProcess(process, pidFile, stopSignal(name));
    } catch (IOException e) {
      throw new LaunchException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  private static List<String> inOwnSession() {
    Path setsid = Path.of("/usr/bin/setsid");
    return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
  }

  private static Path pidFile(DataDirectory data, String name) {
    return data.folder("pids").resolve(name + ".pid");
  }

  /** PostgreSQL waits for its clients on TERM, and ends their work on INT. */
  static String stopSignal(String name) {
    return name.equals("postgres") ? "INT" : "TERM";
  }

  static List<String> stopOrder() {
    return STOP_ORDER;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** The exit code of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Waits until it ends by itself. */
  void await() throws InterruptedException {
    process.waitFor();
  }

  /** Asks it to stop, and ends it by force if it has not after {@code grace}. */
  void stop(Duration grace) {
    signal(process.pid(), stopSignal);
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forget();
  }

  /** Ends it at once, as a power cut would. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forget();
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops what a launcher that was killed has left running on this data directory.
   *
   * @return the names of what was stopped
   */
  static List<String> stopLeftovers(DataDirectory data) {
    List<String> stopped = new ArrayList<>();
    for (String name : STOP_ORDER) {
      Path pidFile = pidFile(data, name);
      leftover(data, pidFile)
          .ifPresent(
              handle -> {
                signal(handle.pid(), stopSignal(name));
                if (!ended(handle, LEFTOVER_GRACE)) {
                  handle.destroyForcibly();
                  ended(handle, LEFTOVER_GRACE);
                }
                stopped.add(name);
              });
      try {
        Files.deleteIfExists(pidFile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stopped;
  }

  private static Optional<ProcessHandle> leftover(DataDirectory data, Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> works(handle, data.root()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process's command line names the data directory: numbers are used again by others.
   */
  private static boolean works(ProcessHandle handle, Path root) {
    try {
      String line =
          Files.readString(
              Path.of("/proc", Long.toString(handle.pid()), "cmdline"),
              StandardCharsets.ISO_8859_1);
      String wanted =
          new String(root.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return line.contains(wanted + "/") || line.contains(wanted + "\0");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean ended(ProcessHandle handle, Duration within) {
    try {
      handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return !handle.isAlive();
    }
  }

  /** Sends a signal by name; a process that is already gone is no failure. */
  private static void signal(long pid, String name) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
