package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegFinderTest {
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

  private Path program(String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("ffmpeg");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  @Test
  void takesTheOneOfTheSettingsFirst() throws IOException {
    Path named = program("named", "exit 0");
    Path onPath = program("path", "exit 0");

    assertThat(new FfmpegFinder(data, onPath.getParent().toString()).find(Optional.of(named)))
        .isEqualTo(named);
  }

  @Test
  void refusesANamedOneThatDoesNotStart() throws IOException {
    Path named = program("named", "exit 1");

    assertThatThrownBy(() -> new FfmpegFinder(data, "").find(Optional.of(named)))
        .hasMessageContaining("shrutik.ffmpeg.path");
  }

  @Test
  void passesByOneOnThePathThatDoesNotStart() throws IOException {
    Path broken = program("broken", "exit 127");
    Path works = program("works", "exit 0");

    assertThat(
            new FfmpegFinder(data, broken.getParent() + ":" + works.getParent())
                .find(Optional.empty()))
        .isEqualTo(works);
  }

  @Test
  void unpacksOneThatStartsWhereThePathHasNone() throws Exception {
    Path found = new FfmpegFinder(data, "").find(Optional.empty());

    assertThat(found).startsWith(data.root().resolve("bin"));
    assertThat(new ProcessBuilder(found.toString(), "-version").start().waitFor()).isZero();
    assertThat(new FfmpegFinder(data, "").find(Optional.empty())).isEqualTo(found);
  }
}
