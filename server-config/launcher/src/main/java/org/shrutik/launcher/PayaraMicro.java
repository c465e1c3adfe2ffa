package org.shrutik.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stock Payara Micro with the resource adapter and the complete WAR. */
final class PayaraMicro implements ApplicationServer {
  /**
   * A start is short of processor time, and the best compiler takes a third of it for code that is
   * hardly used again. It is kept for what is called or repeated very often.
   */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:Tier4InvocationThreshold=500000",
          "-XX:Tier4MinInvocationThreshold=200000",
          "-XX:Tier4CompileThreshold=1000000",
          "-XX:Tier4BackEdgeThreshold=4000000",
          "-XX:MetaspaceSize=128m");

  private static final String ADAPTER = "shrutik-artemis.rar";

  private static final String APPLICATION = "ROOT";

  private final DataDirectory data;
  private final LauncherSettings settings;
  private final MicroRuntime micro;
  private final ServerLog log;

  PayaraMicro(DataDirectory data, LauncherSettings settings) {
    this.data = data;
    this.settings = settings;
    this.micro = new MicroRuntime(settings.home().resolve("micro"));
    this.log = new ServerLog(data.log("server.log"));
  }

  @Override
  public ChildProcess start(Map<String, String> properties, Map<String, String> environment) {
    log.startsHere();
    Path run = data.emptyFolder("run");
    List<String> command;
    try {
      Files.copy(settings.home().resolve(ADAPTER), run.resolve(ADAPTER));
      // Unpacked, because the server would unpack it at each start.
      MicroRuntime.copy(settings.home().resolve(APPLICATION), run.resolve(APPLICATION));
      Files.createDirectory(run.resolve("tmp"));
      Path root = Files.createDirectory(run.resolve("root"));
      micro.createInstance(root);
      Files.writeString(
          run.resolve("logging.properties"),
          loggingProperties(
              root.resolve("config/logging.properties"),
              settings.home().resolve("quiet.properties")));
      Files.write(run.resolve("pre-boot.asadmin"), preBootCommands());
      Files.write(run.resolve("post-boot.asadmin"), serverResources());
      command = command(run, properties);
    } catch (IOException e) {
      throw new LaunchException(
          "Cannot prepare Payara Micro in " + run + " from " + settings.home() + ": " + e, e);
    }
    return ChildProcess.start(data, "server", command, environment, log.file());
  }

  private List<String> command(Path run, Map<String, String> properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.path());
    command.add("-Xmx" + settings.maxHeap());
    command.add("-XX:+UseSerialGC");
    command.addAll(QUICK_START);
    command.add("-Djava.io.tmpdir=" + run.resolve("tmp"));
    // The data grid and CORBA listen on all addresses unless told otherwise.
    command.add("-Dhazelcast.socket.bind.any=false");
    command.add("-Dcom.sun.corba.ee.ORBServerHost=127.0.0.1");
    command.add("-Dshrutik.jms.ra=shrutik-artemis");
    command.add("-Dshrutik.jms.mid=shrutik-artemis");
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(settings.jvmArguments());
    command.addAll(micro.command(settings.home().resolve("postgresql.jar")));
    command.addAll(
        List.of(
            "--rootdir",
            run.resolve("root").toString(),
            "--disablephonehome",
            "--port",
            Integer.toString(settings.httpPort()),
            "--logproperties",
            run.resolve("logging.properties").toString(),
            "--prebootcommandfile",
            run.resolve("pre-boot.asadmin").toString(),
            "--postbootcommandfile",
            run.resolve("post-boot.asadmin").toString(),
            "--deploy",
            run.resolve(ADAPTER).toString(),
            "--deploy",
            run.resolve(APPLICATION).toString(),
            "--contextroot",
            "/"));
    command.addAll(
        settings
            .cluster()
            .map(
                cluster ->
                    List.of(
                        "--clustername",
                        "shrutik",
                        "--clustermode",
                        "tcpip:" + cluster.members(),
                        "--interfaces",
                        cluster.host(),
                        "--startport",
                        Integer.toString(cluster.port())))
            .orElse(List.of("--nocluster")));
    return command;
  }

  private List<String> preBootCommands() {
    String config = "configs.config.server-config.";
    return List.of(
        "set "
            + config
            + "network-config.network-listeners.network-listener.http-listener.address="
            + settings.httpAddress(),
        // The descriptors do not change: reading them against their schemas takes a tenth of a
        // start.
        "set " + config + "admin-service.das-config.deploy-xml-validation=none",
        "set " + config + "microprofile-metrics-configuration.security-enabled=true",
        "set " + config + "batch-runtime-configuration.table-prefix=" + "batch_",
        "set hazelcast-runtime-configuration.interface="
            + settings.cluster().map(LauncherSettings.Cluster::host).orElse("127.0.0.1"),
        "set hazelcast-runtime-configuration.start-port="
            + settings.cluster().map(LauncherSettings.Cluster::port).orElseGet(Ports::free));
  }

  /** What an existing server is given too, but for what the command line says here. */
  private List<String> serverResources() throws IOException {
    try (Stream<String> lines = Files.lines(settings.home().resolve("shrutik-create.asadmin"))) {
      return lines
          .filter(line -> !line.startsWith("add-library ") && !line.startsWith("deploy "))
          .toList();
    }
  }

  /** Micro's own, without the colours of a terminal, and without what nobody needs to read. */
  private static String loggingProperties(Path own, Path quiet) throws IOException {
    return Files.readString(own, StandardCharsets.ISO_8859_1)
            .replace("ansiColor=true", "ansiColor=false")
        + Files.readString(quiet);
  }

  @Override
  public void deploy(ChildProcess process) {
    // Its command line names the application.
  }

  @Override
  public boolean finishedStarting() {
    return log.contains("ready in");
  }

  @Override
  public ServerLog log() {
    return log;
  }

  @Override
  public Optional<String> remark() {
    return Optional.empty();
  }
}
