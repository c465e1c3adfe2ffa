package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path folder;

  private static Connection connect(PostgresServer postgres) throws SQLException {
    LauncherSettings.Database database = postgres.database();
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static String show(Connection connection, String what) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(what)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  @Test
  void writesThroughToTheDiskAndFindsItsDataAfterAKill() throws Exception {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      Secrets secrets = new Secrets(data);
      PostgresServer postgres = new PostgresServer(data, secrets, Ports.free());
      postgres.start();
      try (Connection connection = connect(postgres);
          Statement statement = connection.createStatement()) {
        assertThat(show(connection, "show fsync")).isEqualTo("on");
        assertThat(show(connection, "show max_prepared_transactions")).isEqualTo("64");
        assertThat(show(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(connection, "select usesuper from pg_user where usename = current_user"))
            .isEqualTo("f");
        statement.execute("create table kept as select 42 as answer");
      }
      postgres.kill();

      PostgresServer again = new PostgresServer(data, secrets, Ports.free());
      again.start();
      try (Connection connection = connect(again)) {
        assertThat(show(connection, "select answer from kept")).isEqualTo("42");
      } finally {
        again.stop();
      }
      assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void asksForThePassword() {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      PostgresServer postgres = new PostgresServer(data, new Secrets(data), Ports.free());
      postgres.start();
      try {
        assertThatThrownBy(
                () -> DriverManager.getConnection(postgres.database().url(), "shrutik", "guess"))
            .hasMessageContaining("password authentication failed");
      } finally {
        postgres.stop();
      }
    }
  }

  @Test
  void runsAsNobodyWhereRootCannotLoseItsPowersOtherwise() throws Exception {
    assumeTrue(Unprivileged.isRoot(), "only root can become another user");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      PostgresServer postgres =
          new PostgresServer(data, new Secrets(data), Ports.free(), Unprivileged.asNobody());
      postgres.start();
      try (Connection connection = connect(postgres)) {
        assertThat(show(connection, "select 1")).isEqualTo("1");
        assertThat(Files.getAttribute(data.resolve("postgres"), "unix:uid")).isEqualTo(65534);
      } finally {
        postgres.stop();
      }
    }
  }
}
