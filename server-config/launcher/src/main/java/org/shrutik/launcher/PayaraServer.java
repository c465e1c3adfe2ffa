package org.shrutik.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Payara Server with the EAR, as an institution has it: unpacked once into {@code <data>/payara},
 * with a domain that is made anew at each start in {@code <data>/domain}, prepared by the same
 * command file that administrators of existing servers use. All its listeners but HTTP are on
 * loopback, and its administrator has a password of his own, in {@code
 * <data>/keys/payara-admin-password}.
 */
final class PayaraServer implements ApplicationServer {
  private static final String DOMAIN = "domain1";
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

  private final DataDirectory data;
  private final LauncherSettings settings;
  private final Secrets secrets;
  private final ServerLog log;
  private final int adminPort = Ports.free();
  private final Path asadmin;
  private boolean deployed;

  PayaraServer(DataDirectory data, LauncherSettings settings, Secrets secrets) {
    this.data = data;
    this.settings = settings;
    this.secrets = secrets;
    this.log = new ServerLog(data.log("server.log"));
    this.asadmin = data.resolve("payara/payara6/glassfish/lib/client/appserver-cli.jar");
  }

  @Override
  public ChildProcess start(Map<String, String> properties, Map<String, String> environment) {
    log.startsHere();
    deployed = false;
    try {
      unpack();
      Path run = data.emptyFolder("run");
      Files.createDirectory(run.resolve("tmp"));
      Files.copy(settings.home().resolve("shrutik.ear"), run.resolve("shrutik.ear"));
      Files.copy(settings.home().resolve("postgresql.jar"), run.resolve("shrutik-postgresql.jar"));
      Files.copy(
          settings.home().resolve("shrutik-create.asadmin"), run.resolve("shrutik-create.asadmin"));
      makeDomain();
      setAdminPassword(run);
      return ChildProcess.start(
          data, "server", command(properties), environment, data.log("payara.log"));
    } catch (IOException e) {
      throw new LaunchException(
          "Cannot prepare Payara Server from " + settings.home() + ": " + e, e);
    }
  }

  private void unpack() throws IOException {
    Path zip = settings.home().resolve("payara.zip");
    Path folder = data.resolve("payara");
    if (Files.exists(asadmin)) {
      return;
    }
    Path unfinished = data.emptyFolder("payara.unfinished");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = unfinished.resolve(entry.getName()).normalize();
        if (!target.startsWith(unfinished)) {
          throw new IOException("entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
    DataDirectory.remove(folder);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private void makeDomain() throws IOException {
    Path template = data.resolve("payara/payara6/glassfish/domains").resolve(DOMAIN);
    Path domain = data.emptyFolder("domain").resolve(DOMAIN);
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, domain.resolve(template.relativize(file).toString()));
      }
    }
    Path config = domain.resolve("config/domain.xml");
    Files.writeString(config, onOurPorts(Files.readString(config)));
    Path logging = domain.resolve("config/logging.properties");
    Files.writeString(
        logging,
        Files.readString(logging)
                .replace("${com.sun.aas.instanceRoot}/logs/server.log", log.file().toString())
                .replace("GFFileHandler.maxHistoryFiles=0", "GFFileHandler.maxHistoryFiles=5")
                .replace(
                    "GFFileHandler.rotationLimitInBytes=2000000",
                    "GFFileHandler.rotationLimitInBytes=10000000")
            + Files.readString(settings.home().resolve("quiet.properties")));
  }

  /**
   * The distribution's domain listens on all addresses, at fixed ports; ours has neighbours. It
   * needs no broker of its own. The batch runtime takes the command file's changes at once only
   * where its configuration is there when the server starts.
   */
  private String onOurPorts(String domain) {
    return domain
        .replace(
            "port=\"8080\" protocol=\"http-listener-1\"",
            "address=\""
                + settings.httpAddress()
                + "\" port=\""
                + settings.httpPort()
                + "\" protocol=\"http-listener-1\"")
        .replace(
            "port=\"8181\" protocol=\"http-listener-2\"",
            "enabled=\"false\" port=\"8181\" protocol=\"http-listener-2\"")
        .replace(
            "port=\"4848\" protocol=\"admin-listener\"",
            "address=\"127.0.0.1\" port=\"" + adminPort + "\" protocol=\"admin-listener\"")
        .replace(
            "address=\"0.0.0.0\" port=\"3700\"",
            "address=\"127.0.0.1\" port=\"" + Ports.free() + "\"")
        .replace(
            "address=\"0.0.0.0\" port=\"3820\"",
            "address=\"127.0.0.1\" port=\"" + Ports.free() + "\"")
        .replace(
            "address=\"0.0.0.0\" port=\"3920\"",
            "address=\"127.0.0.1\" port=\"" + Ports.free() + "\"")
        .replace(
            "address=\"0.0.0.0\" port=\"8686\"",
            "address=\"127.0.0.1\" port=\"" + Ports.free() + "\"")
        .replace("telnet.port=6666", "telnet.port=" + Ports.free())
        .replace("das-port=\"4900\"", "das-port=\"" + Ports.free() + "\" interface=\"127.0.0.1\"")
        .replaceFirst(
            "<microprofile-metrics-configuration></microprofile-metrics-configuration>",
            """
            <microprofile-metrics-configuration security-enabled="true" />
            <batch-runtime-configuration table-prefix="batch_" />
            <jms-service type="REMOTE" default-jms-host="none"><jms-host name="none" host="127.0.0.1" /></jms-service>
            """)
        .replace(">-Xmx512m<", ">-Xmx" + settings.maxHeap() + "<");
  }

  private void setAdminPassword(Path run) throws IOException {
    Path change = run.resolve("admin-password-change");
    Files.writeString(
        change, "AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + secrets.adminPassword() + "\n");
    run(
        List.of(
            "--user",
            "admin",
            "--passwordfile",
            change.toString(),
            "change-admin-password",
            "--domaindir",
            data.resolve("domain").toString(),
            "--domain_name",
            DOMAIN));
    Files.writeString(
        run.resolve("admin-password"), "AS_ADMIN_PASSWORD=" + secrets.adminPassword() + "\n");
    Files.delete(change);
  }

  /** The server's own command line, as asadmin would run it, with our properties put first. */
  private List<String> command(Map<String, String> properties) {
    String printed =
        run(
            List.of(
                "start-domain",
                "--domaindir",
                data.resolve("domain").toString(),
                "--dry-run",
                DOMAIN));
    List<String> lines = new ArrayList<>(printed.lines().toList());
    int java = Collections.indexOfSubList(lines, List.of("-cp")) - 1;
    int end = lines.lastIndexOf("");
    if (java < 0 || end < java) {
      throw new LaunchException("Payara Server's command line cannot be understood:\n" + printed);
    }
    List<String> command = new ArrayList<>();
    command.add(lines.get(java));
    command.add("-Djava.io.tmpdir=" + data.resolve("run/tmp"));
    command.add("-Dshrutik.jms.ra=#shrutik-artemis");
    command.add("-Dhazelcast.socket.bind.any=false");
    command.add("-Dcom.sun.corba.ee.ORBServerHost=127.0.0.1");
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(settings.jvmArguments());
    command.addAll(lines.subList(java + 1, end));
    return command;
  }

  @Override
  public void deploy(ChildProcess process) {
    Wait.until(
        settings.startTimeout(),
        Duration.ofMillis(200),
        () -> {
          if (!process.isAlive()) {
            throw new LaunchException("Payara Server ended at once, see " + data.log("payara.log"));
          }
          return Ports.listens(adminPort);
        },
        () -> "Payara Server did not start within " + settings.startTimeout().toSeconds() + " s");
    run(
        List.of(
            "--user",
            "admin",
            "--passwordfile",
            "admin-password",
            "--port",
            Integer.toString(adminPort),
            "multimode",
            "--file",
            "shrutik-create.asadmin"));
    deployed = true;
  }

  /** Runs asadmin in the run folder. */
  private String run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JavaProgram.path(), "-jar", asadmin.toString()));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile(data.resolve("run"), "asadmin", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(data.resolve("run").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          throw new LaunchException(
              "asadmin did not end within " + COMMAND_LIMIT.toSeconds() + " s: " + arguments);
        }
      } finally {
        process.destroyForcibly();
      }
      String text = Files.readString(output);
      Files.delete(output);
      if (process.exitValue() != 0 || text.matches("(?s).*Command \\S+ failed\\..*")) {
        throw new LaunchException("asadmin failed:\n" + text.strip().indent(2).stripTrailing());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("Interrupted while starting", e);
    }
  }

  @Override
  public boolean finishedStarting() {
    return deployed;
  }

  @Override
  public ServerLog log() {
    return log;
  }

  @Override
  public Optional<String> remark() {
    return Optional.of(
        "Admin console: http://localhost:"
            + adminPort
            + ", user admin, password in "
            + secrets.adminPasswordFile());
  }
}
