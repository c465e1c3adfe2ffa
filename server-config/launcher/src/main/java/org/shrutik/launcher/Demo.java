package org.shrutik.launcher;

import java.util.Optional;
import org.shrutik.launcher.demo.ApiException;
import org.shrutik.launcher.demo.DemoRun;

/**
 * Starts Shrutik as {@link Launcher} does, does the main job on real speech, prints its figures and
 * goes on serving. What it leaves is in {@code <data>/demo}.
 */
public final class Demo {
  private Demo() {}

  /**
   * Starts, does the job, and serves until the process is told to stop.
   *
   * <p>With {@code -Dshrutik.demo.adaptive=true} people are asked only as long as the server wants
   * to hear another.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Launcher.run(Demo::on);
  }

  private static void on(ShrutikServer server) throws Exception {
    Optional<String> password =
        LauncherSettings.ofThisProcess().adminPassword().or(server::oneTimePassword);
    try {
      Launcher.say(
          new DemoRun(
                  server.baseUrl(),
                  server.dataDirectory().resolve("demo"),
                  Boolean.getBoolean("shrutik.demo.adaptive"),
                  Launcher::say)
              .run(server.administratorEmail(), password)
              .toString());
    } catch (ApiException | LaunchException e) {
      if (!server.stopping()) {
        throw new LaunchException(
            "The demo failed: "
                + e.getMessage()
                + "\nThe logs are in "
                + server.dataDirectory().resolve("logs"),
            e);
      }
    }
  }
}
