package org.shrutik.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Starts Shrutik in the foreground and serves until it is stopped.
 *
 * <p>Settings are those of {@link LauncherSettings}. It writes to the process's own standard
 * output, so that its lines are seen also where a build tool has put another in front.
 */
public final class Launcher {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Launcher() {}

  /**
   * Starts, and serves until the process is told to stop.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    run(server -> {});
  }

  /** What is done once the application answers; it goes on serving afterwards. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does the work.
     *
     * @throws Exception ends the launcher with an exit code of 1
     */
    void on(ShrutikServer server) throws Exception;
  }

  /**
   * Starts, does the work, and serves until the process is told to stop. Does not return while the
   * server runs; ends the process with exit code 1 when something fails.
   *
   * @param work what to do first
   */
  public static void run(Work work) {
    try (ShrutikServer server =
        ShrutikServer.start(LauncherSettings.ofThisProcess(), Launcher::say)) {
      say("Shrutik is ready: " + server.baseUrl());
      server
          .oneTimePassword()
          .ifPresent(
              password -> {
                say(
                    "First administrator: "
                        + server.administratorEmail()
                        + ", one-time password: "
                        + password);
                server.forgetOneTimePassword();
              });
      server.remark().ifPresent(Launcher::say);
      work.on(server);
      int code = server.awaitServer();
      if (server.stopping()) {
        return;
      }
      say(
          "The server has ended ("
              + code
              + "), see "
              + server.dataDirectory().resolve("logs/server.log"));
    } catch (LaunchException e) {
      say(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      say("Failed: " + e);
    }
    System.exit(1);
  }

  /** Prints a line on the process's standard output. */
  public static void say(String line) {
    OUT.println(line);
  }
}
