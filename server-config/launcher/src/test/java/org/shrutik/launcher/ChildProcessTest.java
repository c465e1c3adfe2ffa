package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private DataDirectory data;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    data.close();
  }

  /**
   * A shell that names the folder in its command line, as all our parts do, and lives for a minute.
   */
  private ChildProcess part(String name, Path names, String script) {
    return ChildProcess.start(
        data,
        name,
        List.of("/bin/sh", "-c", script + "; exec tail -f " + names + "/lives"),
        Map.of("SECRET", "s3cret"),
        data.log(name + ".log"));
  }

  private ChildProcess part(String name) throws Exception {
    Files.writeString(data.resolve("lives"), "");
    return part(name, data.root(), ":");
  }

  @Test
  void stopsItsProcessAndForgetsIt() throws Exception {
    ChildProcess child = part("server");
    assertThat(data.resolve("pids/server.pid")).content().isEqualTo(Long.toString(child.pid()));

    child.stop(LIMIT);

    assertThat(child.isAlive()).isFalse();
    assertThat(data.resolve("pids/server.pid")).doesNotExist();
  }

  @Test
  void endsByForceWhatDoesNotStop() {
    ChildProcess child = part("server", data.root(), "trap '' TERM; while :; do sleep 1; done");

    child.stop(Duration.ofMillis(300));

    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void givesSecretsByTheEnvironmentAndKeepsTheOutput() throws Exception {
    ChildProcess child = part("broker", data.root(), "echo got $SECRET; exit 3");
    child.await();

    assertThat(child.exitCode()).isEqualTo(3);
    Wait.until(
        LIMIT,
        Duration.ofMillis(20),
        () -> Files.exists(data.log("broker.log")) && read().equals("got s3cret\n"),
        () -> "the log has no output");
  }

  private String read() {
    try {
      return Files.readString(data.log("broker.log"));
    } catch (java.io.IOException e) {
      return "";
    }
  }

  @Test
  void findsWhatAKilledLauncherLeftRunning() throws Exception {
    ChildProcess server = part("server");
    ChildProcess postgres = part("postgres");

    assertThat(ChildProcess.stopLeftovers(data)).containsExactly("server", "postgres");

    server.await();
    postgres.await();
    assertThat(data.resolve("pids")).isEmptyDirectory();
  }

  @Test
  void leavesAProcessAloneThatOnlyHasTheNumberOfOneOfOurs() throws Exception {
    Path other = Files.createDirectory(folder.resolve("data-of-another"));
    Files.writeString(other.resolve("lives"), "");
    ChildProcess stranger = part("server", other, ":");
    try {
      assertThat(ChildProcess.stopLeftovers(data)).isEmpty();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.kill();
    }
  }

  @Test
  void isStoppedByTheGuardianWhenTheLauncherDies() throws Exception {
    Guardian guardian = Guardian.start(data);
    ChildProcess child = part("broker");

    guardian.dismiss();

    child.await();
    assertThat(child.isAlive()).isFalse();
  }
}
