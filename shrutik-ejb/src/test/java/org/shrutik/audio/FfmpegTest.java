package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {

  @TempDir private Path folder;

  private Path program(String folderName, String answer) throws IOException {
    Path home = Files.createDirectories(folder.resolve(folderName));
    Path script = home.resolve("ffmpeg");
    Files.writeString(script, "#!/bin/sh\n" + answer + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  @Test
  void takesTheConfiguredProgramOrItsFolder() throws Exception {
    Path program = program("own", "echo ffmpeg version 9.9-own Copyright");

    Ffmpeg byFile = Ffmpeg.locate(Optional.of(program.toString()), "");
    Ffmpeg byFolder = Ffmpeg.locate(Optional.of(" " + program.getParent() + " "), "");

    assertThat(byFile).isEqualTo(new Ffmpeg(program, "9.9-own"));
    assertThat(byFolder).isEqualTo(byFile);
  }

  @Test
  void takesTheFirstOfThePathThatRuns() throws Exception {
    Path broken = program("broken", "echo error while loading shared libraries; exit 127");
    Path working = program("working", "echo ffmpeg version 7.1 Copyright");
    String path = folder + "/none::" + broken.getParent() + ":" + working.getParent();

    assertThat(Ffmpeg.locate(Optional.empty(), path)).isEqualTo(new Ffmpeg(working, "7.1"));
    assertThat(Ffmpeg.locate(Optional.of(" "), path).executable()).isEqualTo(working);
  }

  @Test
  void namesThePackageAndTheSettingWhenThereIsNone() {
    assertThatThrownBy(() -> Ffmpeg.locate(Optional.empty(), ""))
        .isInstanceOf(FfmpegMissingException.class)
        .hasMessageContaining("apt-get install ffmpeg")
        .hasMessageContaining("shrutik.ffmpeg.path")
        .hasMessageContaining("none on the PATH");
  }

  @Test
  void doesNotPassOverAConfiguredProgramThatDoesNotRun() throws Exception {
    Path broken = program("broken", "echo error while loading shared libraries; exit 127");
    String working = program("working", "echo ffmpeg version 7.1 Copyright").getParent().toString();

    assertThatThrownBy(() -> Ffmpeg.locate(Optional.of(broken.toString()), working))
        .isInstanceOf(FfmpegMissingException.class)
        .hasMessageContaining("shared libraries");
    assertThatThrownBy(() -> Ffmpeg.locate(Optional.of("/nowhere"), working))
        .hasMessageContaining("nothing to run at /nowhere");
    assertThatThrownBy(() -> Ffmpeg.locate(Optional.of("\0"), working))
        .isInstanceOf(FfmpegMissingException.class);
  }

  @Test
  void doesNotTakeAnotherProgramForFfmpeg() throws Exception {
    Path other = program("other", "echo something else");

    assertThatThrownBy(() -> Ffmpeg.locate(Optional.of(other.toString()), ""))
        .hasMessageContaining("does not answer -version");
  }

  @Test
  void findsTheOneOfThisMachine() {
    assertThat(TestFfmpeg.underTest().version()).isNotBlank();
  }
}
