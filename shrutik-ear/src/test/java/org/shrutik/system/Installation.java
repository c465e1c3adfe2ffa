package org.shrutik.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shrutik.launcher.LauncherSettings;
import org.shrutik.launcher.ShrutikServer;

/**
 * The installation under test: one for all test classes of this JVM, started when the first of them
 * asks, or an existing one.
 *
 * @param baseUrl without a slash at the end
 * @param own what was started here; empty for an existing installation
 */
record Installation(
    String baseUrl, String adminEmail, String adminPassword, Optional<ShrutikServer> own) {
  private static final String EMAIL = "admin@example.org";
  private static final String PASSWORD = "seven wooden boats at dawn";

  private static Installation shared;

  /** The one that all test classes share. */
  static synchronized Installation get() {
    if (shared == null) {
      String url = System.getProperty("shrutik.test.base-url", "");
      shared =
          url.isEmpty()
              ? start("system", ofTheSharedOne())
              : new Installation(
                  url.replaceAll("/+$", ""),
                  System.getProperty("shrutik.test.admin.email"),
                  System.getProperty("shrutik.test.admin.password"),
                  Optional.empty());
    }
    return shared;
  }

  /** It has a mail server, is behind a proxy on this machine, and has friends. */
  private static Map<String, String> ofTheSharedOne() {
    Map<String, String> settings = new TreeMap<>(Mailbox.get().settings());
    settings.put("shrutik.notification.digest-seconds", "1");
    settings.put("shrutik.notification.sweep-seconds", "1");
    settings.put("shrutik.http.trusted-proxies", "127.0.0.0/8");
    settings.put("shrutik.http.cors-origins", "https://friends.example.org");
    return settings;
  }

  /**
   * Starts one of a test's own, in an empty data directory; it ends with this JVM at the latest.
   */
  static Installation start(String name, Map<String, String> settings) {
    return start(name, settings, null);
  }

  /**
   * The same as another node of an installation, with the same keys and storage.
   *
   * @param other that installation; null for one of its own
   */
  static Installation start(String name, Map<String, String> settings, ShrutikServer other) {
    Path data = Path.of(folder()).resolve(name);
    Map<String, String> all = new TreeMap<>();
    for (String property : System.getProperties().stringPropertyNames()) {
      if (property.startsWith("shrutik.") && !property.startsWith("shrutik.test.")) {
        all.put(property, System.getProperty(property));
      }
    }
    all.put("shrutik.data.dir", data.toString());
    all.put("shrutik.http.port", String.valueOf(FreePort.find()));
    all.put("shrutik.admin.email", EMAIL);
    all.put("shrutik.admin.password", PASSWORD);
    all.put("shrutik.task.sweep-seconds", "1");
    all.put("shrutik.task.retry-seconds", "1");
    all.put("shrutik.upload.sweep-seconds", "1");
    all.put(
        "shrutik.machine.models-dir",
        Path.of("../shrutik-ejb/src/test/resources/machine/models").toAbsolutePath().toString());
    // The tests are a crowd at one address.
    for (String limit :
        new String[] {
          "anonymous", "user", "admin", "login", "register", "password-reset", "upload", "submit"
        }) {
      all.put("shrutik.limit." + limit, "100000");
    }
    String agent = System.getProperty("shrutik.test.server-agent", "");
    if (!agent.isEmpty()) {
      all.put("shrutik.server.jvm-args", agent);
    }
    all.putAll(settings);
    try {
      remove(data);
      Files.createDirectories(data.getParent());
      if (other != null) {
        Path shared = other.dataDirectory();
        copy(shared.resolve("keys"), Files.createDirectories(data.resolve("keys")));
        Files.createSymbolicLink(data.resolve("storage"), shared.resolve("storage"));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    ShrutikServer server =
        ShrutikServer.start(LauncherSettings.of(all, System.getenv()), System.out::println);
    return new Installation(server.baseUrl(), EMAIL, PASSWORD, Optional.of(server));
  }

  /** Where the data directories of all installations started here are, which no answer tells. */
  static String folder() {
    return Path.of(System.getProperty("shrutik.test.folder", "target/system"))
        .toAbsolutePath()
        .toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void remove(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Leaves a test that starts an installation of its own out where another one is tested. */
  static void assumeNoOther() {
    assumeTrue(System.getProperty("shrutik.test.base-url", "").isEmpty(), "needs one of its own");
  }

  /** The server started here; a test that needs one is left out elsewhere. */
  ShrutikServer requireOwn() {
    assumeTrue(own.isPresent(), "needs an installation of its own");
    return own.orElseThrow();
  }

  /** A connection to the database of an own installation, for what HTTP does not show. */
  Connection connect() throws SQLException {
    LauncherSettings.Database database = requireOwn().database();
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** Runs one statement in the database of an own installation. */
  int execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** The folder of stored objects of an own installation. */
  Path storage() {
    return requireOwn().dataDirectory().resolve("storage");
  }

  /** A client that nobody is logged in with. */
  Api anonymous() {
    return new Api(baseUrl);
  }
}
