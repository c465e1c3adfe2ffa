package org.shrutik.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** WAV files of 16 kHz mono 16-bit samples, the form in which chunks are kept. */
public final class WavFile {

  /** Bytes before the first sample. */
  public static final int HEADER_BYTES = 44;

  private static final short PCM = 1;
  private static final short MONO = 1;
  private static final short BITS = 16;

  private WavFile() {}

  /**
   * Writes a part of decoded samples as a file of its own, by copying bytes from file to file. An
   * existing target is replaced.
   *
   * @param pcm samples as {@link DecodedAudio} describes them
   * @throws EOFException when {@code pcm} is shorter than the span
   */
  public static void write(Path pcm, ChunkSpan span, Path target) throws IOException {
    long bytes = span.samples() * DecodedAudio.SAMPLE_BYTES;
    try (FileChannel in = FileChannel.open(pcm, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer header = header(Math.toIntExact(bytes));
      while (header.hasRemaining()) {
        out.write(header);
      }
      long from = span.startSample() * DecodedAudio.SAMPLE_BYTES;
      for (long copied = 0; copied < bytes; ) {
        long count = in.transferTo(from + copied, bytes - copied, out);
        if (count <= 0) {
          throw new EOFException("the samples end before the chunk does");
        }
        copied += count;
      }
    }
  }

  private static ByteBuffer header(int dataBytes) {
    int rate = DecodedAudio.SAMPLE_RATE;
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort(PCM)
        .putShort(MONO)
        .putInt(rate)
        .putInt(rate * MONO * BITS / 8)
        .putShort((short) (MONO * BITS / 8))
        .putShort(BITS)
        .put(ascii("data"))
        .putInt(dataBytes)
        .flip();
  }

  /**
   * The samples of a file that {@link #write} wrote.
   *
   * @throws IOException when it is of any other form
   */
  public static short[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int dataBytes = bytes.remaining() - HEADER_BYTES;
    if (dataBytes < 0 || !bytes.slice(0, HEADER_BYTES).equals(header(dataBytes))) {
      throw new IOException("not a plain 16 kHz mono 16-bit WAV");
    }
    short[] samples = new short[dataBytes / DecodedAudio.SAMPLE_BYTES];
    bytes.position(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
