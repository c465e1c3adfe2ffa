package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  /** Another process, which holds the lock until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
        System.out.println("holds " + data.root());
        System.in.read();
      }
    }
  }

  @Test
  void makesAFolderThatOnlyItsOwnerCanRead() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("a/b"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isHeldByOneAtATime() {
    try (DataDirectory first = DataDirectory.open(folder)) {
      assertThatThrownBy(() -> DataDirectory.open(first.root()))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("in use by another Shrutik");
    }
    DataDirectory.open(folder).close();
  }

  @Test
  void isFreeAgainWhenItsHolderWasKilled() throws Exception {
    Process holder =
        new ProcessBuilder(
                JavaProgram.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      byte[] line = new byte[6];
      assertThat(holder.getInputStream().readNBytes(line, 0, 6)).isEqualTo(6);
      assertThat(new String(line, StandardCharsets.UTF_8)).isEqualTo("holds ");
      assertThatThrownBy(() -> DataDirectory.open(folder)).hasMessageContaining("in use");
    } finally {
      holder.destroyForcibly();
    }
    assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();

    DataDirectory.open(folder).close();
  }

  @Test
  void emptiesAFolder() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder)) {
      Files.createDirectories(folder.resolve("run/deep"));
      Files.writeString(folder.resolve("run/deep/file"), "old");

      assertThat(data.emptyFolder("run")).isEmptyDirectory();
    }
  }

  @Test
  void setsALogAsideWhenItIsFull() throws Exception {
    Path log = folder.resolve("x.log");
    Files.write(log, new byte[10 * 1024 * 1024]);
    Process process = new ProcessBuilder(List.of("echo", "new")).start();

    RotatingLog.copy(process.getInputStream(), log, RotatingLog.Retention.USUAL).join();

    assertThat(log).content().isEqualTo("new\n");
    assertThat(folder.resolve("x.log.1")).hasSize(10L * 1024 * 1024);
  }

  @Test
  @Tag("A138")
  void keepsAsManyLogsOfSuchASizeAsAsked() throws Exception {
    Path log = folder.resolve("x.log");
    RotatingLog.Retention retention = new RotatingLog.Retention(1, 2);
    for (String word : List.of("one", "two", "three", "four")) {
      Files.write(log, Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), 1024 * 1024));
      Process process = new ProcessBuilder(List.of("echo", "new")).start();
      RotatingLog.copy(process.getInputStream(), log, retention).join();
    }
    assertThat(Files.readString(folder.resolve("x.log.1"))).startsWith("four");
    assertThat(Files.readString(folder.resolve("x.log.2"))).startsWith("three");
    assertThat(folder.resolve("x.log.3")).doesNotExist();
  }
}
