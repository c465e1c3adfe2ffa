package org.shrutik.batch.datasetexport;

import jakarta.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.storage.Storage;

/** The one folder of an archive: what is put in is also listed in the manifest. */
final class ArchiveFolder implements Closeable {
  private final String prefix;
  private final ZipWriter zip;
  private final Storage storage;
  private final Spool manifest;
  private boolean listed;

  /**
   * @param head what the manifest says before its list of files
   */
  ArchiveFolder(String name, ZipWriter zip, Storage storage, Map<String, Object> head)
      throws IOException {
    this.prefix = name + "/";
    this.zip = zip;
    this.storage = storage;
    this.manifest = new Spool(storage);
    String json = Json.createObjectBuilder(head).build().toString();
    manifest.writer().write(json, 0, json.length() - 1);
    manifest.line(",\"files\":[");
  }

  /** Adds a table or text. */
  void add(String path, Spool spool) throws IOException {
    spool.finish();
    try (InputStream content = spool.open()) {
      zip.add(new ZipWriter.Entry(prefix + path, spool.size(), spool.crc32()), content);
    }
    list(path, spool.size(), spool.sha256());
  }

  /**
   * Adds a clip that was verified.
   *
   * @throws DamagedClipException when it is no longer what it was then
   */
  void add(String path, ReleaseItem item) throws IOException {
    try (InputStream content = ClipVerifier.open(storage, item)) {
      zip.add(new ZipWriter.Entry(prefix + path, item.sizeBytes(), item.crc32()), content);
    } catch (ZipWriter.MismatchException e) {
      throw DamagedClipException.damaged(item);
    }
    list(path, item.sizeBytes(), item.sha256());
  }

  private void list(String path, long size, String sha256) throws IOException {
    String file =
        Json.createObjectBuilder()
            .add("path", path)
            .add("size", size)
            .add("sha256", sha256)
            .build()
            .toString();
    manifest.writer().write(listed ? ",\n" : "");
    manifest.writer().write(file);
    listed = true;
  }

  /** Adds the manifest, which lists everything but itself. */
  void finish() throws IOException {
    manifest.line("\n]}").finish();
    try (InputStream content = manifest.open()) {
      zip.add(
          new ZipWriter.Entry(prefix + "manifest.json", manifest.size(), manifest.crc32()),
          content);
    }
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }
}
