package org.shrutik.batch.datasetexport;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Writes a zip archive (PKWARE APPNOTE 6.3.10) front to back: every entry stored, dated 1980-01-01,
 * so that the same entries are the same bytes on every machine. The directory of the archive grows
 * in a file beside it, not in memory, and zip64 records appear where a number outgrows the plain
 * ones: any count and any size. Not thread-safe.
 */
final class ZipWriter implements Closeable {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int DIRECTORY_HEADER = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final short UTF8_NAMES = 1 << 11;
  private static final short NEW_YEAR_1980 = 1 << 5 | 1;
  private static final short MADE_BY_UNIX = 3 << 8 | 45;
  private static final int REGULAR_FILE = 0100644 << 16;
  private static final short ZIP64_FIELD = 1;
  private static final long MAX_32 = 0xFFFFFFFFL;
  private static final int MAX_16 = 0xFFFF;

  private final OutputStream out;
  private final Path directoryFile;
  private final OutputStream directory;
  private final byte[] buffer = new byte[1 << 16];
  private long position;
  private long directorySize;
  private long count;

  /**
   * @param out receives the archive; closing it is the caller's
   * @param directoryFile a file of the writer's own, deleted when it is closed
   */
  ZipWriter(OutputStream out, Path directoryFile) throws IOException {
    this.out = out;
    this.directoryFile = directoryFile;
    this.directory = new BufferedOutputStream(Files.newOutputStream(directoryFile));
  }

  /** What is promised of an entry before it is written. */
  record Entry(String name, long size, long crc32) {}

  /** An entry's content is not what was promised. */
  static final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String name) {
      super(name + " changed while it was written");
    }
  }

  /**
   * Writes one entry.
   *
   * @throws MismatchException when the content has another size or CRC-32
   */
  void add(Entry entry, InputStream content) throws IOException {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    long offset = position;
    boolean large = entry.size() >= MAX_32;
    ByteBuffer local = record(30 + name.length + 20);
    local.putInt(LOCAL_HEADER).putShort(version(large));
    common(local, entry, large);
    local.putShort((short) name.length).putShort((short) (large ? 20 : 0)).put(name);
    if (large) {
      local.putShort(ZIP64_FIELD).putShort((short) 16);
      local.putLong(entry.size()).putLong(entry.size());
    }
    position += send(local, out);
    copy(entry, content);
    list(entry, name, offset);
    count++;
  }

  private void copy(Entry entry, InputStream content) throws IOException {
    CRC32 crc = new CRC32();
    long size = 0;
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      crc.update(buffer, 0, n);
      out.write(buffer, 0, n);
      size += n;
    }
    if (size != entry.size() || crc.getValue() != entry.crc32()) {
      throw new MismatchException(entry.name());
    }
    position += size;
  }

  private void list(Entry entry, byte[] name, long offset) throws IOException {
    boolean large = entry.size() >= MAX_32;
    boolean far = offset >= MAX_32;
    int extra = (large ? 16 : 0) + (far ? 8 : 0);
    ByteBuffer listed = record(46 + name.length + 28);
    listed.putInt(DIRECTORY_HEADER).putShort(MADE_BY_UNIX).putShort(version(large || far));
    common(listed, entry, large);
    listed.putShort((short) name.length).putShort((short) (extra == 0 ? 0 : extra + 4));
    listed.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(REGULAR_FILE);
    listed.putInt((int) Math.min(offset, MAX_32)).put(name);
    if (extra > 0) {
      listed.putShort(ZIP64_FIELD).putShort((short) extra);
    }
    if (large) {
      listed.putLong(entry.size()).putLong(entry.size());
    }
    if (far) {
      listed.putLong(offset);
    }
    directorySize += send(listed, directory);
  }

  /** Flags, method, time, CRC and both sizes: the same in both headers. */
  private static void common(ByteBuffer header, Entry entry, boolean large) {
    int size = large ? (int) MAX_32 : (int) entry.size();
    header.putShort(UTF8_NAMES).putShort((short) 0).putShort((short) 0).putShort(NEW_YEAR_1980);
    header.putInt((int) entry.crc32()).putInt(size).putInt(size);
  }

  /** Writes the directory and the end of the archive; nothing can be added any more. */
  void finish() throws IOException {
    directory.close();
    long start = position;
    try (InputStream listed = Files.newInputStream(directoryFile)) {
      position += listed.transferTo(out);
    }
    if (count >= MAX_16 || start >= MAX_32 || directorySize >= MAX_32) {
      ByteBuffer end64 = record(56 + 20);
      end64.putInt(END_64).putLong(44).putShort(MADE_BY_UNIX).putShort(version(true));
      end64.putInt(0).putInt(0).putLong(count).putLong(count).putLong(directorySize).putLong(start);
      end64.putInt(LOCATOR_64).putInt(0).putLong(position).putInt(1);
      position += send(end64, out);
    }
    ByteBuffer end = record(22);
    short entries = (short) Math.min(count, MAX_16);
    end.putInt(END).putShort((short) 0).putShort((short) 0).putShort(entries).putShort(entries);
    end.putInt((int) Math.min(directorySize, MAX_32)).putInt((int) Math.min(start, MAX_32));
    end.putShort((short) 0);
    position += send(end, out);
  }

  private static short version(boolean zip64) {
    return (short) (zip64 ? 45 : 20);
  }

  private static ByteBuffer record(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int send(ByteBuffer bytes, OutputStream target) throws IOException {
    byte[] written = new byte[bytes.flip().remaining()];
    bytes.get(written);
    target.write(written);
    return written.length;
  }

  @Override
  public void close() throws IOException {
    directory.close();
    Files.deleteIfExists(directoryFile);
  }
}
