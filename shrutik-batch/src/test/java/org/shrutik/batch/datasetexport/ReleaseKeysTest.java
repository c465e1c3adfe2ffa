package org.shrutik.batch.datasetexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.Split;

class ReleaseKeysTest {
  private static final ExportFilter CSV =
      new ExportFilter(ExportFormat.CSV, List.of(), true, null, true, null, null);
  private static final ExportFilter JSON =
      new ExportFilter(ExportFormat.JSON, List.of(), true, null, true, null, null);

  @TempDir Path folder;

  @Test
  void makesItsFileOnceForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("keys").resolve("release-secret");
    ReleaseKeys first = ReleaseKeys.load(file);
    byte[] content = Files.readAllBytes(file);
    assertThat(content).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    ReleaseKeys second = ReleaseKeys.load(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    assertThat(second.release(CSV, "f").id()).isEqualTo(first.release(CSV, "f").id());
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAFileThatHidesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("short"), "secret");
    assertThatThrownBy(() -> ReleaseKeys.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shrutik.release.secret-file");
  }

  @Test
  void namesAReleaseByItsFilterItsDataAndTheSite() throws IOException {
    ReleaseKeys keys = ReleaseKeys.load(folder.resolve("a"));
    String id = keys.release(CSV, "f").id();
    assertThat(id).matches("[0-9a-f]{12}");
    assertThat(keys.release(CSV, "f").id()).isEqualTo(id);
    assertThat(keys.release(CSV, "g").id()).isNotEqualTo(id);
    assertThat(keys.release(JSON, "f").id()).isNotEqualTo(id);
    assertThat(ReleaseKeys.load(folder.resolve("b")).release(CSV, "f").id()).isNotEqualTo(id);
  }

  @Test
  void givesASpeakerOnePseudonymInAReleaseAndAnotherInTheNext() throws IOException {
    ReleaseKeys keys = ReleaseKeys.load(folder.resolve("a"));
    String name = keys.release(CSV, "f").clientId(7);
    assertThat(name).matches("[0-9a-f]{64}").isEqualTo(keys.release(CSV, "f").clientId(7));
    assertThat(keys.release(CSV, "f").clientId(8)).isNotEqualTo(name);
    assertThat(keys.release(CSV, "g").clientId(7)).isNotEqualTo(name);
  }

  @Test
  void drawsASpeakerOnceAndForAllReleases() throws IOException {
    Path file = folder.resolve("a");
    ReleaseKeys keys = ReleaseKeys.load(file);
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    for (int speaker = 1; speaker <= 5000; speaker++) {
      Split split = keys.splitOf(speaker);
      assertThat(ReleaseKeys.load(file).splitOf(speaker)).isEqualTo(split);
      counts.merge(split, 1, Integer::sum);
    }
    assertThat(counts.get(Split.TRAIN)).isBetween(3800, 4200);
    assertThat(counts.get(Split.DEV)).isBetween(400, 600);
    assertThat(counts.get(Split.TEST)).isBetween(400, 600);
  }
}
