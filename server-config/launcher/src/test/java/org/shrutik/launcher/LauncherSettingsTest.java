package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherSettingsTest {
  @Test
  void hasAPresetForEverything() {
    LauncherSettings settings = LauncherSettings.of(Map.of(), Map.of());

    assertThat(settings.baseUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.httpAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.server()).isEqualTo(LauncherSettings.ServerKind.MICRO);
    assertThat(settings.database()).isEmpty();
    assertThat(settings.broker()).isEmpty();
    assertThat(settings.adminPassword()).isEmpty();
  }

  @Test
  void prefersASystemPropertyToTheEnvironment() {
    LauncherSettings settings =
        LauncherSettings.of(
            Map.of("shrutik.http.port", "9001"),
            Map.of("SHRUTIK_HTTP_PORT", "9002", "SHRUTIK_DATA_DIR", "/srv/shrutik"));

    assertThat(settings.httpPort()).isEqualTo(9001);
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/shrutik"));
  }

  @Test
  void resolvesTheDataDirectoryWhereTheCommandWasGiven() {
    LauncherSettings settings =
        LauncherSettings.of(
            Map.of("shrutik.launcher.base", "/home/me/shrutik", "shrutik.data.dir", "../d"),
            Map.of());

    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/home/me/d"));
  }

  @Test
  void reportsEveryWrongValueAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "shrutik.http.port", "80801",
            "shrutik.server", "big",
            "shrutik.admin.email", "nobody",
            "shrutik.ffmpeg.path", "/nowhere/ffmpeg",
            "shrutik.server.max-heap", "much",
            "shrutik.database.url", "jdbc:mysql://db/x",
            "shrutik.broker.host", "mq.example.org");

    assertThatThrownBy(() -> LauncherSettings.of(wrong, Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContainingAll(
            "shrutik.http.port is \"80801\"",
            "shrutik.server is \"big\"",
            "shrutik.admin.email",
            "shrutik.ffmpeg.path",
            "shrutik.server.max-heap",
            "shrutik.database.url",
            "shrutik.database.user is missing",
            "shrutik.database.password is missing",
            "shrutik.broker.user is missing",
            "shrutik.broker.password is missing");
  }

  @Test
  void refusesADatabaseUserWithoutItsDatabase() {
    assertThatThrownBy(() -> LauncherSettings.of(Map.of("shrutik.database.user", "me"), Map.of()))
        .hasMessageContaining("shrutik.database.url is not");
  }

  @Test
  void takesAnExistingDatabaseAndBroker() {
    LauncherSettings settings =
        LauncherSettings.of(
            Map.of(
                "shrutik.database.url", "jdbc:postgresql://db/shrutik",
                "shrutik.database.user", "u",
                "shrutik.broker.host", "mq",
                "shrutik.broker.user", "b"),
            Map.of("SHRUTIK_DATABASE_PASSWORD", "p", "SHRUTIK_BROKER_PASSWORD", "q"));

    assertThat(settings.database())
        .contains(new LauncherSettings.Database("jdbc:postgresql://db/shrutik", "u", "p"));
    assertThat(settings.broker()).contains(new LauncherSettings.Broker("mq", 61616, "b", "q"));
  }

  @Test
  void passesOnWhatItDoesNotKnow() {
    LauncherSettings settings =
        LauncherSettings.of(
            Map.of("shrutik.chunk.sentence-max-seconds", "25", "other.thing", "1"), Map.of());

    assertThat(settings.passedOn())
        .containsEntry("shrutik.chunk.sentence-max-seconds", "25")
        .doesNotContainKey("other.thing");
  }

  @Test
  void namesAnAddressOtherThanLoopbackInItsUrl() {
    assertThat(LauncherSettings.of(Map.of("shrutik.http.address", "0.0.0.0"), Map.of()).baseUrl())
        .isEqualTo("http://localhost:8080");
    assertThat(LauncherSettings.of(Map.of("shrutik.http.address", "127.0.0.2"), Map.of()).baseUrl())
        .isEqualTo("http://127.0.0.2:8080");
  }

  @Test
  void understandsTheVariablesOfOtherInstallations() {
    LauncherSettings settings =
        LauncherSettings.of(
            Map.of(),
            Map.of(
                "DATABASE_URL",
                "postgresql://ann:p%40ss@db.example.org:5433/voices",
                "UPLOAD_DIR",
                "/srv/uploads"));

    assertThat(settings.database())
        .contains(
            new LauncherSettings.Database(
                "jdbc:postgresql://db.example.org:5433/voices", "ann", "p@ss"));
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/uploads"));
    assertThat(LauncherSettings.of(Map.of(), Map.of("DATABASE_URL", "mysql://a:b@c/d")).database())
        .as("of no other kind of database")
        .isEmpty();
  }

  @Test
  void isOneNodeOfACluster() {
    assertThat(
            LauncherSettings.of(
                    Map.of(
                        "shrutik.cluster.members", "10.0.0.1:5900,10.0.0.2:5900",
                        "shrutik.cluster.address", "10.0.0.2:5900"),
                    Map.of())
                .cluster())
        .contains(new LauncherSettings.Cluster("10.0.0.2", 5900, "10.0.0.1:5900,10.0.0.2:5900"));
    assertThatThrownBy(
            () -> LauncherSettings.of(Map.of("shrutik.cluster.members", "10.0.0.1:5900"), Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("shrutik.cluster.address");
  }
}
