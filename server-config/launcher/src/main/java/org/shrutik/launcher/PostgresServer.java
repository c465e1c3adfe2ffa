package org.shrutik.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of our own: a real server that writes through to the disk, listens on loopback, asks
 * for a password, and keeps its data in {@code <data>/postgres}. The application's role owns the
 * database {@code shrutik} and nothing else.
 */
final class PostgresServer {
  private static final String SUPERUSER = "postgres";
  private static final String APPLICATION = "shrutik";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(2);

  private final DataDirectory data;
  private final Secrets secrets;
  private final int port;
  private final Unprivileged user;
  private ChildProcess process;

  PostgresServer(DataDirectory data, Secrets secrets, int port) {
    this(data, secrets, port, Unprivileged.here());
  }

  PostgresServer(DataDirectory data, Secrets secrets, int port, Unprivileged user) {
    this.data = data;
    this.secrets = secrets;
    this.port = port;
    this.user = user;
  }

  /** Where the application finds it. */
  LauncherSettings.Database database() {
    return new LauncherSettings.Database(
        url(APPLICATION), APPLICATION, secrets.password("database-password"));
  }

  /**
   * Where the one of another launcher is that runs on this data directory now.
   *
   * @throws LaunchException where none runs
   */
  static LauncherSettings.Database running(Path dataDirectory) {
    try {
      String port = Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid")).get(3);
      return new LauncherSettings.Database(
          "jdbc:postgresql://127.0.0.1:" + port.strip() + "/" + APPLICATION,
          APPLICATION,
          Files.readString(dataDirectory.resolve("keys/database-password")).strip());
    } catch (IOException e) {
      throw new LaunchException(
          "No database runs on "
              + dataDirectory
              + ": start Shrutik first, or set shrutik.database.url",
          e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Starts it, at the first time with an empty database, and waits until it takes connections. */
  void start() {
    Path programs = PostgresBinaries.unpacked(data);
    Path cluster = data.resolve("postgres");
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      initialise(programs, cluster);
    }
    requireSameVersion(programs, cluster);
    removeStalePid(cluster);
    user.give(cluster);
    process =
        ChildProcess.start(
            data, "postgres", command(programs, cluster), Map.of(), data.log("postgres.log"));
    awaitConnections();
    createDatabase();
  }

  private List<String> command(Path programs, Path cluster) {
    List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString()));
    for (String setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "max_prepared_transactions=64",
            "password_encryption=scram-sha-256",
            "log_line_prefix=%m [%p] %u ")) {
      arguments.add("-c");
      arguments.add(setting);
    }
    return user.command(programs.resolve("bin/postgres"), arguments);
  }

  private void initialise(Path programs, Path cluster) {
    Path unfinished = data.emptyFolder("postgres.unfinished");
    Path password = secrets.copyOfPassword("postgres-password", data.resolve("postgres.password"));
    user.give(unfinished);
    user.give(password);
    List<String> command =
        user.command(
            programs.resolve("bin/initdb"),
            List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8"));
    Path log = data.log("postgres.log");
    ChildProcess initdb = ChildProcess.start(data, "postgres", command, Map.of(), log);
    try {
      initdb.await();
    } catch (InterruptedException e) {
      initdb.kill();
      Thread.currentThread().interrupt();
      throw new LaunchException("Interrupted while starting", e);
    }
    if (initdb.exitCode() != 0) {
      throw new LaunchException(
          "PostgreSQL could not make its data directory " + cluster + ", see " + log);
    }
    try {
      Files.delete(password);
      Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LaunchException("Cannot move " + unfinished + " to " + cluster + ": " + e, e);
    }
  }

  private static void requireSameVersion(Path programs, Path cluster) {
    List<String> command = List.of(programs.resolve("bin/postgres").toString(), "--version");
    try {
      Process version = new ProcessBuilder(command).redirectErrorStream(true).start();
      String programsAre =
          new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String dataIs = Files.readString(cluster.resolve("PG_VERSION")).strip();
      if (!programsAre.matches(".* " + dataIs + "(\\D.*)?")) {
        throw new LaunchException(
            "The data in "
                + cluster
                + " was written by PostgreSQL "
                + dataIs
                + ", but the programs are "
                + programsAre
                + ". Dump it with the former version and load it into a new data directory.");
      }
    } catch (IOException e) {
      throw new LaunchException("Cannot run " + command + ": " + e.getMessage(), e);
    }
  }

  /**
   * A server that was killed leaves the number of its process behind, which another process may
   * have by now. Nothing of ours runs here any more: the lock is ours and leftovers were stopped.
   */
  private static void removeStalePid(Path cluster) {
    try {
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new LaunchException(
          "Cannot remove " + cluster.resolve("postmaster.pid") + ": " + e.getMessage(), e);
    }
  }

  private void awaitConnections() {
    Wait.until(
        START_LIMIT,
        Duration.ofMillis(50),
        () -> {
          if (!process.isAlive()) {
            throw new LaunchException("PostgreSQL ended at once, see " + data.log("postgres.log"));
          }
          try (Connection connection = connect()) {
            return connection.isValid(5);
          } catch (SQLException e) {
            return false;
          }
        },
        () ->
            "PostgreSQL took no connections within "
                + START_LIMIT.toSeconds()
                + " s, see "
                + data.log("postgres.log"));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url("postgres"), SUPERUSER, secrets.password("postgres-password"));
  }

  private void createDatabase() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery(
              "select 1 from pg_database where datname = '" + APPLICATION + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("drop role if exists " + APPLICATION);
      // The password is hexadecimal, and made by us.
      statement.execute(
          "create role "
              + APPLICATION
              + " login password '"
              + secrets.password("database-password")
              + "'");
      statement.execute("create database " + APPLICATION + " owner " + APPLICATION);
    } catch (SQLException e) {
      throw new LaunchException("Cannot create the database: " + e.getMessage(), e);
    }
  }

  void stop() {
    if (process != null) {
      process.stop(STOP_GRACE);
    }
  }

  /** Ends it at once, as a power cut would. */
  void kill() {
    process.kill();
  }
}
