package org.shrutik.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A conversation with a daemon over TCP or a local socket that ends by a deadline at the latest.
 */
final class ScanConnection implements AutoCloseable {
  private static final int REPLY = 4096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final long deadline;

  private ScanConnection(SocketChannel channel, Duration patience) throws IOException {
    this.channel = channel;
    this.deadline = System.nanoTime() + patience.toNanos();
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, 0);
  }

  /**
   * Connects.
   *
   * @param address {@code host:port}, or the path of a local socket
   */
  static ScanConnection open(String address, Duration patience) throws IOException {
    SocketAddress target = target(address);
    SocketChannel channel =
        target instanceof UnixDomainSocketAddress
            ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    ScanConnection connection = null;
    try {
      ScanConnection opened = new ScanConnection(channel, patience);
      if (!channel.connect(target)) {
        do {
          opened.await(SelectionKey.OP_CONNECT);
        } while (!channel.finishConnect());
      }
      connection = opened;
      return connection;
    } finally {
      if (connection == null) {
        channel.close();
      }
    }
  }

  private static SocketAddress target(String address) throws IOException {
    if (address.startsWith("/")) {
      return UnixDomainSocketAddress.of(address);
    }
    int colon = address.lastIndexOf(':');
    InetSocketAddress target =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    if (target.isUnresolved()) {
      throw new IOException("There is no host " + target.getHostString());
    }
    return target;
  }

  void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** The reply, up to its closing NUL or the end of the conversation. */
  String receive() throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(REPLY);
    while (reply.size() < REPLY) {
      buffer.clear();
      int read = channel.read(buffer);
      if (read < 0) {
        break;
      }
      if (read == 0) {
        await(SelectionKey.OP_READ);
      }
      for (int i = 0; i < read; i++) {
        if (buffer.get(i) == 0) {
          return reply.toString(StandardCharsets.UTF_8);
        }
        reply.write(buffer.get(i));
      }
    }
    return reply.toString(StandardCharsets.UTF_8).strip();
  }

  private void await(int operation) throws IOException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    key.interestOps(operation);
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
