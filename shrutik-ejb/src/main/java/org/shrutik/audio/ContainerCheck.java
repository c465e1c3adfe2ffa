package org.shrutik.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Finds the ends that are missing and that ffmpeg does not speak of: RIFF and Ogg. */
final class ContainerCheck {

  private static final int CHUNK_HEADER = 8;
  private static final int RIFF_HEADER = 12;
  private static final int MAX_RIFF_CHUNKS = 1_000;
  private static final int OGG_HEADER = 27;
  private static final int LONGEST_OGG_PAGE = OGG_HEADER + 255 + 255 * 255;
  private static final long STREAMED = 0xFFFFFFFFL;

  private ContainerCheck() {}

  /**
   * Whether the file ends before the container says it does. False for the formats not known here.
   */
  static boolean cutShort(Path file, AudioFormat format) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return switch (format.container()) {
        case "wav" -> riffCutShort(channel);
        case "ogg" -> oggCutShort(channel);
        default -> false;
      };
    }
  }

  /**
   * A data chunk that promises more than the file holds. Sizes of 0 and 0xFFFFFFFF are written by
   * programs that stream and promise nothing (RF64 keeps the size elsewhere and writes 0xFFFFFFFF
   * too).
   */
  private static boolean riffCutShort(FileChannel channel) throws IOException {
    long at = RIFF_HEADER;
    for (int chunk = 0; chunk < MAX_RIFF_CHUNKS; chunk++) {
      ByteBuffer header = read(channel, at, CHUNK_HEADER);
      if (header.remaining() < CHUNK_HEADER) {
        return true;
      }
      String name = StandardCharsets.ISO_8859_1.decode(header.slice(0, 4)).toString();
      long size = header.getInt(4) & STREAMED;
      long body = at + CHUNK_HEADER;
      if (name.equals("data")) {
        return size != 0 && size != STREAMED && body + size > channel.size();
      }
      at = body + size + (size & 1);
    }
    return true;
  }

  /**
   * A last page whose segments reach past the end of the file, or that is only a piece of a header.
   */
  private static boolean oggCutShort(FileChannel channel) throws IOException {
    long from = Math.max(0, channel.size() - LONGEST_OGG_PAGE);
    ByteBuffer tail = read(channel, from, LONGEST_OGG_PAGE);
    int lastEnd = -1;
    for (int at = 0; at + 4 <= tail.limit(); at++) {
      boolean page =
          tail.get(at) == 'O'
              && tail.get(at + 1) == 'g'
              && tail.get(at + 2) == 'g'
              && tail.get(at + 3) == 'S';
      if (page && (lastEnd < 0 || at >= lastEnd)) {
        lastEnd = oggPageEnd(tail, at);
      }
    }
    return lastEnd < 0 || lastEnd > tail.limit();
  }

  private static int oggPageEnd(ByteBuffer tail, int at) {
    if (at + OGG_HEADER > tail.limit()) {
      return Integer.MAX_VALUE;
    }
    int segments = tail.get(at + OGG_HEADER - 1) & 0xFF;
    int end = at + OGG_HEADER + segments;
    if (end > tail.limit()) {
      return Integer.MAX_VALUE;
    }
    int body = 0;
    for (int segment = 0; segment < segments; segment++) {
      body += tail.get(at + OGG_HEADER + segment) & 0xFF;
    }
    return end + body;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    long at = position;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return buffer.flip();
  }
}
