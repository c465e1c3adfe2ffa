package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shrutik.config.Settings;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.Split;

/**
 * Everything that is drawn or hidden with the site's secret: pseudonyms, the secret of each
 * release, and the lot that puts a speaker into a split. All of it is HMAC-SHA256 (RFC 2104) under
 * the content of one file, so nodes that share the file agree. Whoever loses the file can make no
 * release again byte for byte, and draws the splits anew. Immutable.
 */
final class ReleaseKeys {
  private static final int MIN_BYTES = 16;
  private static final int NEW_BYTES = 32;
  private static final double TWO_POW_53 = 0x1p53;

  private final byte[] master;

  private ReleaseKeys(byte[] master) {
    this.master = master;
  }

  /**
   * The site's keys: from the file of the setting, which is made with new keys if there is none.
   */
  static ReleaseKeys ofSite() throws IOException {
    return load(
        Settings.DATASET_SECRET_FILE
            .text()
            .map(Path::of)
            .orElseGet(() -> Settings.DATA_DIR.asPath().resolve("keys").resolve("release-secret")));
  }

  /** Reads the keys of {@code file}, or makes it, readable for its owner only. */
  static ReleaseKeys load(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file.toAbsolutePath());
    }
    byte[] content = Files.readAllBytes(file);
    if (content.length < MIN_BYTES) {
      throw new IOException(
          Settings.DATASET_SECRET_FILE.key()
              + " must name a file of at least "
              + MIN_BYTES
              + " bytes");
    }
    return new ReleaseKeys(content);
  }

  /**
   * Written aside and linked, so that of two nodes that begin at once one wins and none reads half.
   */
  private static void create(Path file) throws IOException {
    byte[] random = new byte[NEW_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      channel.write(ByteBuffer.wrap(random));
      channel.force(true);
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another node was first; its keys are the site's.
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  /** The keys of the release that a filter makes of data with that fingerprint. */
  Release release(ExportFilter filter, String fingerprint) {
    String content = filter.canonical() + "\n" + fingerprint;
    String id = HexFormat.of().formatHex(hmac(master, "release id\n" + content)).substring(0, 12);
    return new Release(id, hmac(master, "release secret\n" + content));
  }

  /** The split of a speaker, in this and every later release of the site. */
  Split splitOf(int speakerId) {
    long bits = ByteBuffer.wrap(hmac(master, "split\n" + speakerId)).getLong() >>> 11;
    return Split.at(bits / TWO_POW_53);
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The identity of one release and its pseudonyms, which no other release shares. */
  static final class Release {
    private final String id;
    private final byte[] secret;

    private Release(String id, byte[] secret) {
      this.id = id;
      this.secret = Arrays.copyOf(secret, secret.length);
    }

    /** Twelve hex digits. */
    String id() {
      return id;
    }

    /** The pseudonym of a speaker, 64 hex digits. */
    String clientId(int speakerId) {
      return HexFormat.of().formatHex(hmac(secret, Integer.toString(speakerId)));
    }

    /** The pseudonym of a recording, 16 hex digits. */
    String recordingId(int recordingId) {
      return HexFormat.of().formatHex(hmac(secret, "recording " + recordingId)).substring(0, 16);
    }
  }
}
