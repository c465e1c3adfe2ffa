package org.shrutik.batch.datasetexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTest {
  @TempDir Path folder;

  private static ZipWriter.Entry entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return new ZipWriter.Entry(name, content.length, crc.getValue());
  }

  private Path write(String file, List<String> contents) throws IOException {
    Path archive = folder.resolve(file);
    try (OutputStream out = Files.newOutputStream(archive);
        ZipWriter zip = new ZipWriter(out, folder.resolve(file + ".directory"))) {
      for (int i = 0; i < contents.size(); i++) {
        byte[] content = contents.get(i).getBytes(UTF_8);
        zip.add(entry("f/" + i + "-ভাত.txt", content), new ByteArrayInputStream(content));
      }
      zip.finish();
    }
    return archive;
  }

  @Test
  void isReadByOtherReadersFromBothEnds() throws IOException {
    Path archive = write("a.zip", List.of("hello", "", "আমি"));
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("f/0-ভাত.txt", "f/1-ভাত.txt", "f/2-ভাত.txt");
      ZipEntry last = zip.getEntry("f/2-ভাত.txt");
      assertThat(last.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(last.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 1, 1, 0, 0));
      assertThat(new String(zip.getInputStream(last).readAllBytes(), UTF_8)).isEqualTo("আমি");
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("f/0-ভাত.txt");
      assertThat(new String(zip.readAllBytes(), UTF_8)).isEqualTo("hello");
      assertThat(zip.getNextEntry().getSize()).isZero();
      assertThat(zip.getNextEntry()).isNotNull();
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void isTheSameBytesEachTimeAndLeavesNothingBehind() throws IOException {
    List<String> contents = List.of("one", "two");
    assertThat(write("a.zip", contents)).hasSameBinaryContentAs(write("b.zip", contents));
    assertThat(folder.resolve("a.zip.directory")).doesNotExist();
  }

  @Test
  void holdsMoreEntriesThanAPlainZipCan() throws IOException {
    Path archive = folder.resolve("many.zip");
    byte[] content = "x".getBytes(UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
        ZipWriter zip = new ZipWriter(out, folder.resolve("directory"))) {
      for (int i = 0; i < 70_000; i++) {
        zip.add(entry("n" + i, content), new ByteArrayInputStream(content));
      }
      zip.finish();
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.size()).isEqualTo(70_000);
      assertThat(zip.getInputStream(zip.getEntry("n69999")).readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void refusesContentThatIsNotWhatWasPromised() throws IOException {
    byte[] promised = "right".getBytes(UTF_8);
    try (ZipWriter zip =
        new ZipWriter(OutputStream.nullOutputStream(), folder.resolve("directory"))) {
      for (String other : List.of("wrong", "righ", "right!")) {
        assertThatThrownBy(
                () ->
                    zip.add(entry("f", promised), new ByteArrayInputStream(other.getBytes(UTF_8))))
            .isInstanceOf(ZipWriter.MismatchException.class);
      }
    }
  }
}
