package org.shrutik.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An Artemis of our own in a JVM of its own, with its journal in {@code <data>/broker}. */
final class BrokerProcess {
  private static final String USER = "shrutik";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(2);

  private final DataDirectory data;
  private final Secrets secrets;
  private final int port;
  private ChildProcess process;

  BrokerProcess(DataDirectory data, Secrets secrets, int port) {
    this.data = data;
    this.secrets = secrets;
    this.port = port;
  }

  /** Where the application finds it. */
  LauncherSettings.Broker address() {
    return new LauncherSettings.Broker(
        "127.0.0.1", port, USER, secrets.password("broker-password"));
  }

  /** Starts it and waits until its listener is open, which it opens last. */
  void start() {
    List<String> command =
        List.of(
            JavaProgram.path(),
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n",
            "-cp",
            JavaProgram.ownClassPath(),
            BrokerMain.class.getName(),
            data.folder("broker").toString(),
            Integer.toString(port));
    process =
        ChildProcess.start(
            data,
            "broker",
            command,
            Map.of(
                "SHRUTIK_BROKER_USER",
                USER,
                "SHRUTIK_BROKER_PASSWORD",
                secrets.password("broker-password")),
            data.log("broker.log"));
    Wait.until(
        START_LIMIT,
        Duration.ofMillis(50),
        () -> {
          if (!process.isAlive()) {
            throw new LaunchException("The broker ended at once, see " + data.log("broker.log"));
          }
          return Ports.listens(port);
        },
        () ->
            "The broker did not listen within "
                + START_LIMIT.toSeconds()
                + " s, see "
                + data.log("broker.log"));
  }

  void stop() {
    if (process != null) {
      process.stop(STOP_GRACE);
    }
  }

  /** Ends it at once, as a power cut would. */
  void kill() {
    process.kill();
  }
}
