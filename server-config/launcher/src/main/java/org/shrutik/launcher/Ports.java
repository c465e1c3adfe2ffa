package org.shrutik.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports: is this one free, and which one is. */
final class Ports {
  private Ports() {}

  /**
   * Makes sure that a listener can be opened.
   *
   * @param setting the setting's name, for the message
   * @throws LaunchException naming the port and the setting where it cannot
   */
  static void requireFree(String address, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new LaunchException(
          "Port "
              + port
              + " on "
              + address
              + " cannot be used ("
              + e.getMessage()
              + "). Stop what uses it, or choose another with -D"
              + setting
              + "=…",
          e);
    }
  }

  /** A port on loopback that nothing listened on a moment ago. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something on loopback takes connections. */
  static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
