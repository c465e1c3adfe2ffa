package org.shrutik.batch.datasetexport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.Split;
import org.shrutik.dataset.Standing;
import org.shrutik.dataset.VerifiedClip;
import org.shrutik.storage.Storage;

/** Reads clips and finds out whether they are what was stored. Thread-safe. */
final class ClipVerifier {
  private static final int BUFFER = 1 << 16;

  private final Storage storage;
  private final ReleaseKeys keys;
  private final boolean withAudio;

  /**
   * @param withAudio whether the release has clips; without, their files are left alone
   */
  ClipVerifier(Storage storage, ReleaseKeys keys, boolean withAudio) {
    this.storage = storage;
    this.keys = keys;
    this.withAudio = withAudio;
  }

  /**
   * Checks one clip and draws its split.
   *
   * @throws DamagedClipException when its file is missing or is not what was stored
   * @throws IOException when the storage cannot be read
   */
  VerifiedClip verify(ReleaseItem item) throws IOException {
    Split split = item.standing() == Standing.VALIDATED ? keys.splitOf(item.speakerId()) : null;
    return new VerifiedClip(
        item.chunkId(),
        withAudio ? crc32(item) : 0,
        Cell.sentenceId(item.locale(), item.sentence()),
        split);
  }

  private long crc32(ReleaseItem item) throws IOException {
    CRC32 crc = new CRC32();
    MessageDigest digest = Cell.sha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open(storage, item)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        digest.update(buffer, 0, n);
        size += n;
      }
    }
    if (size != item.sizeBytes()
        || !HexFormat.of().formatHex(digest.digest()).equals(item.sha256())) {
      throw DamagedClipException.damaged(item);
    }
    return crc.getValue();
  }

  /** Opens the file of a clip. */
  static InputStream open(Storage storage, ReleaseItem item) throws IOException {
    try {
      return new BufferedInputStream(Channels.newInputStream(storage.open(item.fileKey())), BUFFER);
    } catch (NoSuchFileException e) {
      throw DamagedClipException.missing(item, e);
    }
  }
}
