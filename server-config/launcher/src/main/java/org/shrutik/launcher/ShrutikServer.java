package org.shrutik.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running installation: PostgreSQL, the broker and the application's server. For the launcher,
 * and for tests, which can end and start its parts. Not for use by several threads at once, but for
 * {@link #close}, which any thread may call at any time.
 */
public final class ShrutikServer implements AutoCloseable {
  private static final Duration SERVER_STOP_GRACE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(50);

  private static final Duration PART_END = Duration.ofSeconds(5);

  /** How long the application may take to answer after its server says that it is done. */
  private static final Duration AFTER_START = Duration.ofSeconds(10);

  private final LauncherSettings settings;
  private final Progress progress;
  private final DataDirectory data;
  private final Secrets secrets;
  private final Guardian guardian;
  private final Optional<PostgresServer> postgres;
  private final Optional<BrokerProcess> broker;
  private final ApplicationServer application;
  private final Path ffmpeg;
  private final Optional<String> oneTimePassword;
  private ChildProcess server;
  private boolean closed;
  private volatile boolean stopping;
  private volatile Thread starter;
  private List<Future<?>> others = List.of();
  private Thread stopper;

  private ShrutikServer(LauncherSettings settings, DataDirectory data, Consumer<String> lines) {
    this.settings = settings;
    this.data = data;
    this.progress = new Progress(lines);
    List<String> leftovers = ChildProcess.stopLeftovers(data);
    if (!leftovers.isEmpty()) {
      lines.accept(
          "Stopped what an earlier launcher left running: " + String.join(", ", leftovers));
    }
    Ports.requireFree(settings.httpAddress(), settings.httpPort(), "shrutik.http.port");
    this.ffmpeg =
        new FfmpegFinder(data, System.getenv().getOrDefault("PATH", "")).find(settings.ffmpeg());
    this.secrets = new Secrets(data);
    this.oneTimePassword =
        settings.adminPassword().isPresent() ? Optional.empty() : secrets.oneTimePassword();
    this.guardian = Guardian.start(data);
    this.postgres =
        settings.database().isPresent()
            ? Optional.empty()
            : Optional.of(new PostgresServer(data, secrets, Ports.free()));
    this.broker =
        settings.broker().isPresent()
            ? Optional.empty()
            : Optional.of(new BrokerProcess(data, secrets, Ports.free()));
    this.application =
        switch (settings.server()) {
          case MICRO -> new PayaraMicro(data, settings);
          case FULL -> new PayaraServer(data, settings, secrets);
        };
  }

  /**
   * Starts everything and returns when the application answers.
   *
   * @param lines takes the progress, a line at a time
   * @throws LaunchException if it cannot be started; then nothing is left running
   */
  public static ShrutikServer start(LauncherSettings settings, Consumer<String> lines) {
    DataDirectory data = DataDirectory.open(settings.dataDirectory(), settings.logRetention());
    ShrutikServer server;
    try {
      server = new ShrutikServer(settings, data, lines);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
    server.closeWithTheProcess();
    try {
      server.startParts();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void closeWithTheProcess() {
    stopper = new Thread(this::close, "stop Shrutik");
    Runtime.getRuntime().addShutdownHook(stopper);
  }

  /**
   * Starts all parts side by side: the application's server needs the others only when it deploys
   * the application, which then waits for the database.
   */
  private void startParts() {
    exclusively(
        () -> {
          ExecutorService threads = Executors.newFixedThreadPool(2);
          try {
            others = List.of(threads.submit(this::databasePart), threads.submit(this::brokerPart));
            applicationPart();
            requireOthers(true);
          } finally {
            others = List.of();
            awaitEnd(threads);
          }
        });
  }

  /**
   * Fails if the database or the broker, started at the same time, has failed.
   *
   * @param wait whether to wait for them
   */
  private void requireOthers(boolean wait) {
    for (Future<?> other : others) {
      if (wait || other.isDone()) {
        try {
          other.get();
        } catch (ExecutionException e) {
          throw new LaunchException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new LaunchException("Interrupted while starting", e);
        }
      }
    }
  }

  /** Interrupts what still starts, so that nothing begins to run after the parts were stopped. */
  private static void awaitEnd(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(PART_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The address of the application, without a slash at the end. */
  public String baseUrl() {
    return settings.baseUrl();
  }

  /** What else the application's server offers, for a person to read. */
  Optional<String> remark() {
    return application.remark();
  }

  /** The folder that holds everything. */
  public Path dataDirectory() {
    return data.root();
  }

  /** The address of the first administrator. */
  public String administratorEmail() {
    return settings.adminEmail().orElse(Secrets.DEFAULT_ADMINISTRATOR);
  }

  /**
   * The first administrator's password, as long as it was not forgotten; empty if it was chosen.
   */
  public Optional<String> oneTimePassword() {
    return oneTimePassword;
  }

  /** To be called when the one-time password has reached a person. */
  public void forgetOneTimePassword() {
    secrets.forgetOneTimePassword();
  }

  /** The JDBC address of the database, for tests that look into it. */
  public LauncherSettings.Database database() {
    return settings.database().or(() -> postgres.map(PostgresServer::database)).orElseThrow();
  }

  /** The address of the broker, for tests that look into it. */
  public LauncherSettings.Broker broker() {
    return settings.broker().or(() -> broker.map(BrokerProcess::address)).orElseThrow();
  }

  /** Ends the application's server with SIGKILL, as a power cut would; the other parts go on. */
  public void killServer() {
    server.kill();
  }

  /** The number of the server's process. */
  public long serverPid() {
    return server.pid();
  }

  /**
   * Stops the application's server if it runs, starts it, and waits until the application answers.
   */
  public void restartServer() {
    exclusively(this::applicationPart);
  }

  private void applicationPart() {
    progress.part(
        "Application",
        () -> {
          if (server != null) {
            server.stop(SERVER_STOP_GRACE);
          }
          server = application.start(properties(), environment());
          deploy();
          awaitAnswer();
          return "answers at " + baseUrl();
        });
  }

  /** Starts our own PostgreSQL; nothing to do where an existing one is used. */
  public void startDatabase() {
    exclusively(this::databasePart);
  }

  private void databasePart() {
    postgres.ifPresent(
        p ->
            progress.part(
                "PostgreSQL",
                () -> {
                  p.start();
                  return p.database().url();
                }));
  }

  /** Stops our own PostgreSQL. */
  public synchronized void stopDatabase() {
    postgres.ifPresent(PostgresServer::stop);
  }

  /** Starts our own broker; nothing to do where an existing one is used. */
  public void startBroker() {
    exclusively(this::brokerPart);
  }

  private void brokerPart() {
    broker.ifPresent(
        b ->
            progress.part(
                "Broker",
                () -> {
                  b.start();
                  return "tcp://127.0.0.1:" + b.address().port();
                }));
  }

  /** Stops our own broker. */
  public synchronized void stopBroker() {
    broker.ifPresent(BrokerProcess::stop);
  }

  /** Runs a start that {@link #close} interrupts and waits for. */
  private void exclusively(Runnable start) {
    synchronized (this) {
      if (closed) {
        throw new LaunchException("Stopped while starting");
      }
      starter = Thread.currentThread();
      try {
        start.run();
      } finally {
        starter = null;
      }
    }
  }

  /**
   * Waits until the server's process ends by itself.
   *
   * @return its exit code
   */
  public int awaitServer() throws InterruptedException {
    server.await();
    return server.exitCode();
  }

  /** Whether it was told to stop. */
  boolean stopping() {
    return stopping;
  }

  /** Stops all parts, in order, and gives the data directory free. A second call does nothing. */
  @Override
  public void close() {
    stopping = true;
    Thread waiting = starter;
    if (waiting != null && waiting != Thread.currentThread()) {
      waiting.interrupt();
    }
    synchronized (this) {
      if (!closed) {
        closed = true;
        stopParts();
      }
    }
  }

  private void stopParts() {
    if (server != null) {
      server.stop(SERVER_STOP_GRACE);
    }
    broker.ifPresent(BrokerProcess::stop);
    postgres.ifPresent(PostgresServer::stop);
    guardian.dismiss();
    data.close();
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is ending, which is why we stop.
    }
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>(settings.passedOn());
    properties.keySet().removeIf(ShrutikServer::secret);
    LauncherSettings.Broker address = broker();
    properties.put("shrutik.http.address", settings.httpAddress());
    properties.put("shrutik.http.port", Integer.toString(settings.httpPort()));
    properties.put("shrutik.data.dir", data.root().toString());
    properties.put("shrutik.database.url", database().url());
    properties.put("shrutik.database.user", database().user());
    properties.put("shrutik.broker.host", address.host());
    properties.put("shrutik.broker.port", Integer.toString(address.port()));
    properties.put("shrutik.broker.user", address.user());
    properties.put("shrutik.ffmpeg.path", ffmpeg.toString());
    properties.put("shrutik.token.private-key", secrets.tokenPrivateKey().toString());
    properties.put("mp.jwt.verify.publickey.location", secrets.tokenPublicKey().toUri().toString());
    properties.put("shrutik.release.secret-file", secrets.releaseSecret().toString());
    return properties;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    settings
        .passedOn()
        .forEach(
            (name, value) -> {
              if (secret(name)) {
                environment.put(variable(name), value);
              }
            });
    environment.put("SHRUTIK_DATABASE_PASSWORD", database().password());
    environment.put("SHRUTIK_BROKER_PASSWORD", broker().password());
    settings
        .adminPassword()
        .or(() -> oneTimePassword)
        .ifPresent(
            password -> {
              environment.put("SHRUTIK_ADMIN_EMAIL", administratorEmail());
              environment.put("SHRUTIK_ADMIN_PASSWORD", password);
            });
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }

  /** Whether a setting's value must not be seen in a list of processes. */
  private static boolean secret(String name) {
    return name.matches(".*(password|secret|token|credential)s?");
  }

  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private void deploy() {
    try {
      application.deploy(server);
    } catch (LaunchException e) {
      throw failed(e.getMessage());
    }
  }

  private void awaitAnswer() {
    long[] finished = new long[1];
    Wait.until(
        settings.startTimeout(),
        POLL,
        () -> {
          requireOthers(false);
          if (!server.isAlive()) {
            throw failed("The server ended at once");
          }
          if (answers("/health/ready") && answers("/api/health")) {
            return true;
          }
          if (finished[0] == 0 && application.finishedStarting()) {
            finished[0] = System.nanoTime();
          }
          if (finished[0] != 0 && System.nanoTime() - finished[0] > AFTER_START.toNanos()) {
            throw failed("The server has started, but the application does not answer");
          }
          return false;
        },
        () ->
            failed(
                    "The application did not answer within "
                        + settings.startTimeout().toSeconds()
                        + " s")
                .getMessage());
  }

  private LaunchException failed(String what) {
    StringBuilder message =
        new StringBuilder(what).append("\nThe log is ").append(application.log().file());
    application.log().causes().forEach(cause -> message.append("\n  ").append(cause));
    return new LaunchException(message.toString());
  }

  private boolean answers(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(baseUrl() + path).toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
