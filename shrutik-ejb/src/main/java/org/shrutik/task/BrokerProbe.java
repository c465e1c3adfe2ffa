package org.shrutik.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.shrutik.config.Settings;

/** Whether the broker can be reached. The answer is at most one second old. */
@ApplicationScoped
public class BrokerProbe {
  private static final int TIMEOUT_MILLIS = 1000;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private boolean reachable;
  private long askedAt = System.nanoTime() - 2 * FRESH_NANOS;

  public synchronized boolean isReachable() {
    if (System.nanoTime() - askedAt > FRESH_NANOS) {
      reachable = connects();
      askedAt = System.nanoTime();
    }
    return reachable;
  }

  private static boolean connects() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(Settings.BROKER_HOST.value(), Settings.BROKER_PORT.asInt()),
          TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
