package org.shrutik.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void remembersKeysAndSessionsFromOneRunToTheNext() {
    DemoState state = new DemoState(folder.resolve("state.json"));
    state.keepKey("a", "key of a");
    state.keepSession("a", 5, "s1", NOON);
    state.keepSession("a", 6, "s2", NOON.plusHours(1));

    DemoState next = new DemoState(folder.resolve("state.json"));

    assertThat(next.key("a")).contains("key of a");
    assertThat(next.key("b")).isEmpty();
    assertThat(next.sessions("b", NOON)).isEmpty();
    assertThat(next.sessions("a", NOON.minusMinutes(1))).isEqualTo(Map.of(5, "s1", 6, "s2"));
  }

  @Test
  void forgetsSessionsThatHaveExpired() {
    DemoState state = new DemoState(folder.resolve("state.json"));
    state.keepSession("a", 5, "s1", NOON);
    state.keepSession("a", 6, "s2", NOON.plusHours(1));

    assertThat(state.sessions("a", NOON)).isEqualTo(Map.of(6, "s2"));
  }

  @Test
  void isReadableForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("state.json");
    new DemoState(file).keepKey("a", "key of a");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
  }

  @Test
  void keepsNothingOfAnotherDatabase() {
    Path file = folder.resolve("state.json");
    DemoState state = new DemoState(file);
    state.keepKey("a", "old");
    state.clear();
    state.keepKey("b", "new");

    assertThat(new DemoState(file).key("a")).isEmpty();
  }
}
