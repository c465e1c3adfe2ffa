package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  @TempDir Path folder;

  @Test
  void tellsTheCausesOfThisStartOnly() throws IOException {
    Path file = folder.resolve("server.log");
    Files.writeString(file, "[t] [] [SEVERE] [] [x] [a: 1] [[\n  yesterday]]\n");
    ServerLog log = new ServerLog(file);
    log.startsHere();
    Files.writeString(
        file,
        """
        [t] [] [INFO] [] [x] [a: 1] all is well
        [t] [] [SEVERE] [] [x] [a: 1] [[
          Exception while loading the app
        java.lang.RuntimeException: outer
        \tat a.B.c(B.java:1)
        Caused by: java.sql.SQLException: middle
        Caused by: java.net.ConnectException: refused
        \tat d.E.f(E.java:2)
        ]]
        """,
        StandardOpenOption.APPEND);

    assertThat(log.causes())
        .containsExactly(
            "Exception while loading the app", "Caused by: java.net.ConnectException: refused");
    assertThat(log.contains("all is well")).isTrue();
    assertThat(log.contains("yesterday")).isFalse();
  }

  @Test
  void isEmptyWithoutAFile() {
    ServerLog log = new ServerLog(folder.resolve("none"));
    log.startsHere();

    assertThat(log.causes()).isEmpty();
  }
}
