package org.shrutik.recording;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real ClamAV daemon of a test's own. It knows one signature only, the test file that the makers
 * of scanners agreed upon, so that nothing is downloaded.
 */
public final class Clamd implements AutoCloseable {
  /** What every scanner takes for malware, in two parts so that this file is not taken for it. */
  public static final String TEST_VIRUS =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private static final int ATTEMPTS = 600;
  private static final long PAUSE_MILLIS = 100;

  private final Process process;
  private final int port;
  private final Path socket;

  private Clamd(Process process, int port, Path socket) {
    this.process = process;
    this.port = port;
    this.socket = socket;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param folder for its signature, socket and log
   * @param maxBytes the largest stream it scans
   */
  public static Clamd start(Path folder, long maxBytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path database = Files.createDirectories(folder.resolve("signatures"));
    String hex = HexFormat.of().formatHex(TEST_VIRUS.getBytes(StandardCharsets.US_ASCII));
    Files.writeString(database.resolve("test.ndb"), "Eicar-Test-Signature:0:*:" + hex + "\n");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    // The path of a local socket has at most 107 bytes.
    Path socket = Files.createTempDirectory("clamd").resolve("socket");
    Path configuration = folder.resolve("clamd.conf");
    Files.writeString(
        configuration,
        """
        Foreground yes
        DatabaseDirectory %s
        TCPAddr 127.0.0.1
        TCPSocket %d
        LocalSocket %s
        StreamMaxLength %d
        """
            .formatted(database, port, socket, maxBytes));
    List<String> command = new ArrayList<>(List.of(executable(), "--config-file=" + configuration));
    Clamd daemon =
        new Clamd(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start(),
            port,
            socket);
    daemon.awaitListening(folder);
    return daemon;
  }

  private static String executable() {
    List<String> folders =
        new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator)));
    folders.add("/usr/sbin");
    return folders.stream()
        .map(folder -> new File(folder, "clamd"))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("clamd is missing. Install it: apt-get install clamav-daemon"))
        .getPath();
  }

  private void awaitListening(Path folder) throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (probe.isConnected() && Files.exists(socket)) {
          return;
        }
      } catch (IOException e) {
        // Not yet.
      }
      process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    close();
    throw new AssertionError(
        "clamd did not start: " + Files.readString(folder.resolve("clamd.log")));
  }

  /** Its {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The path of its local socket. */
  public String localAddress() {
    return socket.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
