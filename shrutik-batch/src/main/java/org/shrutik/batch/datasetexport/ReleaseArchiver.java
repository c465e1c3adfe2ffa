package org.shrutik.batch.datasetexport;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.storage.Storage;

/**
 * Makes the archive of a verified release: splits settled, archive written aside, kept under its
 * own SHA-256, and only then the row. No transaction spans it; done again after a crash it gives
 * the same archive under the same key.
 */
final class ReleaseArchiver {
  private final ReleaseService releases;
  private final Storage storage;
  private final ReleaseKeys keys;

  ReleaseArchiver(ReleaseService releases, Storage storage, ReleaseKeys keys) {
    this.releases = releases;
    this.storage = storage;
    this.keys = keys;
  }

  /**
   * Archives one release.
   *
   * @param stopped asked from time to time
   * @throws CancellationException when it is stopped
   * @throws DamagedClipException when a clip is missing or not what was verified
   */
  void archive(String batchId, BooleanSupplier stopped) throws IOException {
    releases.settleSplits(batchId);
    ExportBatch batch = releases.get(batchId);
    ReleaseArchive archive =
        new ReleaseArchive(
            batch.filter(),
            new DatabaseRelease(releases, batchId),
            storage,
            keys,
            written -> {
              releases.archived(batchId, written);
              if (stopped.getAsBoolean()) {
                throw new CancellationException("The export was stopped");
              }
            });
    Path file = storage.incoming();
    try {
      String sha256 = write(archive, file);
      long size = Files.size(file);
      String key = "exports/" + sha256 + ".zip";
      storage.keep(file, key);
      if (!releases.complete(batchId, archive.releaseId(), key, sha256, size)) {
        storage.delete(key);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private String write(ReleaseArchive archive, Path file) throws IOException {
    MessageDigest digest = Cell.sha256();
    try (OutputStream out =
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 18), digest);
        ZipWriter zip = new ZipWriter(out, storage.incoming())) {
      archive.write(zip);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
