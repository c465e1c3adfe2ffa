package org.shrutik.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the launcher is told, read once from system properties ({@code shrutik.http.port}) or, where
 * a property is missing, from the environment ({@code SHRUTIK_HTTP_PORT}, MicroProfile Config's
 * mapping).
 *
 * @param home folder with the packaged application and the servers
 * @param dataDirectory folder of everything that is kept, absolute
 * @param server which of the two servers
 * @param httpAddress address of the HTTP listener
 * @param httpPort port of the HTTP listener
 * @param database a PostgreSQL that already exists; empty: the launcher starts one
 * @param broker an Artemis that already exists; empty: the launcher starts one
 * @param cluster the other nodes that share database and broker; empty: this is the only one
 * @param adminEmail the first administrator; empty: a default address
 * @param adminPassword the first administrator's password; empty: a one-time password is made
 * @param ffmpeg an ffmpeg executable; empty: one is looked for
 * @param maxHeap the server's largest heap, as {@code -Xmx} takes it
 * @param jvmArguments further arguments of the server's JVM
 * @param startTimeout how long a start may take
 * @param logRetention how much is kept of each log
 * @param passedOn every {@code shrutik.*} system property that was given, for the server
 */
public record LauncherSettings(
    Path home,
    Path dataDirectory,
    ServerKind server,
    String httpAddress,
    int httpPort,
    Optional<Database> database,
    Optional<Broker> broker,
    Optional<Cluster> cluster,
    Optional<String> adminEmail,
    Optional<String> adminPassword,
    Optional<Path> ffmpeg,
    String maxHeap,
    List<String> jvmArguments,
    Duration startTimeout,
    RotatingLog.Retention logRetention,
    Map<String, String> passedOn) {

  /** Listeners that "localhost" reaches: loopback, and every address. */
  private static final Set<String> LOCALHOST =
      Set.of("127.0.0.1", "0.0.0.0", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:0");

  /** Variables that other installations use for the same thing. */
  private static final Map<String, String> ALIASES = Map.of("shrutik.data.dir", "UPLOAD_DIR");

  /** The two servers that run the application. */
  public enum ServerKind {
    /** Stock Payara Micro with the WAR. */
    MICRO,
    /** Payara Server with the EAR and its admin console. */
    FULL
  }

  /** Where PostgreSQL is; {@code url} is a JDBC URL. */
  public record Database(String url, String user, String password) {}

  /** Where Artemis is. */
  public record Broker(String host, int port, String user, String password) {}

  /**
   * The data grid that several nodes make together. Its ports must be closed to everybody else.
   *
   * @param host address of this node in the grid
   * @param port port of this node in the grid
   * @param members all nodes, this one too, as {@code host:port}, separated by commas
   */
  public record Cluster(String host, int port, String members) {}

  /**
   * Reads the settings of this process.
   *
   * @throws LaunchException naming every wrong value at once
   */
  public static LauncherSettings ofThisProcess() {
    Map<String, String> properties = new TreeMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(n -> properties.put(n, System.getProperty(n)));
    return of(properties, System.getenv());
  }

  /**
   * Reads the settings from the given sources.
   *
   * @param properties as system properties, which win
   * @param environment as environment variables
   * @throws LaunchException naming every wrong value at once
   */
  public static LauncherSettings of(
      Map<String, String> properties, Map<String, String> environment) {
    return new Reader(properties, environment).read();
  }

  /** The address that people and programs on this machine open, without a slash at the end. */
  public String baseUrl() {
    return "http://"
        + (LOCALHOST.contains(httpAddress) ? "localhost" : hostInUrl())
        + ":"
        + httpPort;
  }

  private String hostInUrl() {
    return httpAddress.contains(":") ? "[" + httpAddress + "]" : httpAddress;
  }

  /** Collects what is wrong while it reads, so that all of it can be told at once. */
  private static final class Reader {
    private static final RotatingLog.Retention USUAL = RotatingLog.Retention.USUAL;

    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final List<String> wrong = new ArrayList<>();

    Reader(Map<String, String> properties, Map<String, String> environment) {
      this.properties = properties;
      this.environment = environment;
    }

    LauncherSettings read() {
      LauncherSettings settings =
          new LauncherSettings(
              Path.of(text("shrutik.launcher.home").orElse("target/launcher"))
                  .toAbsolutePath()
                  .normalize(),
              Path.of(text("shrutik.launcher.base").orElse(""))
                  .toAbsolutePath()
                  .resolve(text("shrutik.data.dir").orElse("data"))
                  .normalize(),
              server(),
              address(),
              port("shrutik.http.port", 8080),
              database(),
              broker(),
              cluster(),
              email(),
              text("shrutik.admin.password"),
              ffmpeg(),
              maxHeap(),
              text("shrutik.server.jvm-args").map(s -> List.of(s.split("\\s+"))).orElse(List.of()),
              Duration.ofSeconds(number("shrutik.server.start-timeout-seconds", 180, 1, 3600)),
              new RotatingLog.Retention(
                  number("shrutik.log.max-megabytes", USUAL.megabytes(), 1, 10_000),
                  number("shrutik.log.files", USUAL.files(), 1, 1000)),
              passedOn());
      if (!wrong.isEmpty()) {
        throw new LaunchException(
            "Shrutik cannot start, its settings need correcting:\n  - "
                + String.join("\n  - ", wrong));
      }
      return settings;
    }

    private Optional<String> text(String name) {
      String mapped = name.replaceAll("[^A-Za-z0-9]", "_");
      for (String value :
          new String[] {
            properties.get(name),
            environment.get(name),
            environment.get(mapped),
            environment.get(mapped.toUpperCase(Locale.ROOT)),
            ALIASES.containsKey(name) ? environment.get(ALIASES.get(name)) : null
          }) {
        if (value != null && !value.isBlank()) {
          return Optional.of(value.strip());
        }
      }
      return Optional.empty();
    }

    private int number(String name, int preset, int least, int most) {
      String value = text(name).orElse(Integer.toString(preset));
      try {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below, as for a number outside the range
      }
      wrong.add(
          name + " is \"" + value + "\", but must be a whole number from " + least + " to " + most);
      return preset;
    }

    private int port(String name, int preset) {
      return number(name, preset, 1, 65535);
    }

    private ServerKind server() {
      String value = text("shrutik.server").orElse("micro");
      if (!value.equals("micro") && !value.equals("full")) {
        wrong.add("shrutik.server is \"" + value + "\", but must be micro or full");
        return ServerKind.MICRO;
      }
      return value.equals("full") ? ServerKind.FULL : ServerKind.MICRO;
    }

    private String address() {
      String value = text("shrutik.http.address").orElse("127.0.0.1");
      try {
        return InetAddress.getAllByName(value)[0].getHostAddress();
      } catch (UnknownHostException e) {
        wrong.add(
            "shrutik.http.address is \"" + value + "\", but must be an address of this machine");
        return value;
      }
    }

    /** {@code postgresql://user:password@host/name}, as other programs are told. */
    private Optional<Database> databaseOfUri() {
      String text = environment.getOrDefault("DATABASE_URL", "");
      if (!text.matches("postgres(ql)?(\\+[a-z0-9]+)?://[^:@/]+:[^@/]*@.+")) {
        return Optional.empty();
      }
      URI uri = URI.create(text);
      String[] login = uri.getUserInfo().split(":", 2);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(
          new Database(
              "jdbc:postgresql://" + uri.getHost() + port + uri.getPath(), login[0], login[1]));
    }

    private Optional<Database> database() {
      Optional<String> url = text("shrutik.database.url");
      Optional<Database> ofUri = databaseOfUri();
      if (url.isEmpty() && ofUri.isPresent()) {
        return ofUri;
      }
      if (url.isEmpty()) {
        for (String name : List.of("shrutik.database.user", "shrutik.database.password")) {
          if (text(name).isPresent()) {
            wrong.add(
                name
                    + " is set, but shrutik.database.url is not; set both, or neither for a database of its own");
          }
        }
        return Optional.empty();
      }
      if (!url.get().startsWith("jdbc:postgresql:")) {
        wrong.add(
            "shrutik.database.url must start with jdbc:postgresql: (only PostgreSQL is supported)");
      }
      return Optional.of(
          new Database(
              url.get(), needed("shrutik.database.user"), needed("shrutik.database.password")));
    }

    private Optional<Broker> broker() {
      if (text("shrutik.broker.host").isEmpty() && text("shrutik.broker.port").isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Broker(
              text("shrutik.broker.host").orElse("127.0.0.1"),
              port("shrutik.broker.port", 61616),
              needed("shrutik.broker.user"),
              needed("shrutik.broker.password")));
    }

    private Optional<Cluster> cluster() {
      Optional<String> members = text("shrutik.cluster.members");
      if (members.isEmpty()) {
        return Optional.empty();
      }
      String own = needed("shrutik.cluster.address");
      int colon = own.lastIndexOf(':');
      String node = "[0-9A-Za-z.-]+:[0-9]{1,5}";
      if (!own.matches(node) || !members.get().matches(node + "(," + node + ")*")) {
        wrong.add(
            "shrutik.cluster.address must be host:port, and shrutik.cluster.members a list of such,"
                + " separated by commas");
        return Optional.empty();
      }
      return Optional.of(
          new Cluster(
              own.substring(0, colon), Integer.parseInt(own.substring(colon + 1)), members.get()));
    }

    private String needed(String name) {
      return text(name)
          .orElseGet(
              () -> {
                wrong.add(name + " is missing, and is needed for the one that already exists");
                return "";
              });
    }

    private Optional<String> email() {
      Optional<String> value = text("shrutik.admin.email");
      value
          .filter(v -> !v.matches("[^@\\s]+@[^@\\s]+"))
          .ifPresent(
              v ->
                  wrong.add("shrutik.admin.email is \"" + v + "\", but must be an e-mail address"));
      return value;
    }

    private Optional<Path> ffmpeg() {
      Optional<Path> value = text("shrutik.ffmpeg.path").map(Path::of).map(Path::toAbsolutePath);
      value
          .filter(p -> !Files.isExecutable(p) || Files.isDirectory(p))
          .ifPresent(
              p -> wrong.add("shrutik.ffmpeg.path is \"" + p + "\", but there is no program"));
      return value;
    }

    private String maxHeap() {
      String value = text("shrutik.server.max-heap").orElse("512m");
      if (!value.matches("[1-9][0-9]*[mMgG]")) {
        wrong.add(
            "shrutik.server.max-heap is \"" + value + "\", but must be a size such as 512m or 2g");
      }
      return value;
    }

    private Map<String, String> passedOn() {
      Map<String, String> result = new TreeMap<>();
      properties.forEach(
          (name, value) -> {
            if (name.startsWith("shrutik.") && !name.startsWith("shrutik.launcher.")) {
              result.put(name, value);
            }
          });
      return Map.copyOf(result);
    }
  }
}
