package org.shrutik.batch.datasetexport;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.shrutik.storage.Storage;

/**
 * A file of the archive while it grows, on disk. Once it is {@link #finish finished} its size and
 * sums are known. Closing it removes it.
 */
final class Spool implements Closeable {
  private final Path file;
  private final CRC32 crc = new CRC32();
  private final MessageDigest digest = Cell.sha256();
  private final OutputStream stream;
  private final Writer writer;
  private String sha256;

  Spool(Storage storage) throws IOException {
    file = storage.incoming();
    stream =
        new CheckedOutputStream(
            new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest),
            crc);
    writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 14);
  }

  /** For content that is no text; not to be mixed with the {@link #writer}. */
  OutputStream stream() {
    return stream;
  }

  Writer writer() {
    return writer;
  }

  /** Writes one line that ends with a line feed. */
  Spool line(String text) throws IOException {
    writer.write(text);
    writer.write('\n');
    return this;
  }

  /** Writes one line of cells with tabs between them. */
  Spool row(Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        writer.write('\t');
      }
      writer.write(String.valueOf(cells[i]));
    }
    writer.write('\n');
    return this;
  }

  /** Ends the file. */
  Spool finish() throws IOException {
    writer.close();
    sha256 = HexFormat.of().formatHex(digest.digest());
    return this;
  }

  long size() throws IOException {
    return Files.size(file);
  }

  long crc32() {
    return crc.getValue();
  }

  String sha256() {
    return sha256;
  }

  InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
