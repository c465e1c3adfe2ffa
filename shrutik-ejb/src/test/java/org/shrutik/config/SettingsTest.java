package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A148")
class SettingsTest {
  private final Set<String> given = new TreeSet<>();

  private void give(String name, String value) {
    given.add(name);
    System.setProperty(name, value);
  }

  @AfterEach
  void takeBack() {
    given.forEach(System::clearProperty);
  }

  @Test
  void hasAUsableDefaultForEverything() {
    assertThat(Settings.faults()).isEmpty();
    assertThat(Arrays.stream(Settings.values()).map(Settings::key).distinct())
        .hasSize(Settings.values().length)
        .allSatisfy(key -> assertThat(key).matches("shrutik(\\.[a-z][a-z0-9-]*)+"));
  }

  @Test
  void understandsTheNamesOfOtherInstallationsButPrefersItsOwn() {
    give("MAX_FILE_SIZE", "2048");
    give("USE_CELERY", "false");
    give("JOB_MAX_RETRIES", "5");
    give("LOG_LEVEL", "DEBUG");
    give("LOG_FORMAT", "json");
    give("UPLOAD_DIR", "/srv/uploads");
    assertThat(Settings.RECORDING_MAX_BYTES.asLong()).isEqualTo(2048);
    assertThat(Settings.PROCESSING_MODE.value()).isEqualTo("sync");
    assertThat(Settings.TASK_MAX_ATTEMPTS.asInt()).isEqualTo(5);
    assertThat(Settings.LOG_FORMAT.value()).isEqualTo("json");
    assertThat(Settings.DATA_DIR.asPath()).hasToString("/srv/uploads");
    assertThat(Settings.faults()).isEmpty();
    give("shrutik.recording.max-bytes", "4096");
    assertThat(Settings.RECORDING_MAX_BYTES.asLong()).isEqualTo(4096);
  }

  @Test
  void tellsAllWrongValuesAtOnce() {
    give("shrutik.limit.login", "many");
    give("USE_CELERY", "perhaps");
    give("shrutik.http.trusted-proxies", "proxy.example.org");
    give("shrutik.log.level", "loud");
    assertThat(Settings.faults())
        .hasSize(4)
        .anySatisfy(fault -> assertThat(fault).contains("shrutik.limit.login=many"))
        .anySatisfy(fault -> assertThat(fault).contains("shrutik.processing.mode=perhaps"));
  }

  @Test
  void theDocumentationShowsThemAll() throws Exception {
    StringBuilder table =
        new StringBuilder("| setting | default | meaning | also |\n|---|---|---|---|\n");
    for (Settings setting : Settings.values()) {
      table
          .append("| `")
          .append(setting.key())
          .append("` | ")
          .append(setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`")
          .append(" | ")
          .append(setting.meaning())
          .append(" | ")
          .append(
              setting.aliases().stream()
                  .map(alias -> "`" + alias + "`")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    GeneratedDocument.of("settings.md").holds("settings", table.toString());
  }
}
