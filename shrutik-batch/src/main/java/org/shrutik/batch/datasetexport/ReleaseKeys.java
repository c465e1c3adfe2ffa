package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shrutik.config.SecretFile;
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
  private static final double TWO_POW_53 = 0x1p53;

  private final byte[] master;

  private ReleaseKeys(byte[] master) {
    this.master = master;
  }

  /**
   * The site's keys: from the file of the setting, which is made with new keys if there is none.
   */
  static ReleaseKeys ofSite() throws IOException {
    return new ReleaseKeys(SecretFile.of(Settings.DATASET_SECRET_FILE, "release-secret"));
  }

  /** Reads the keys of {@code file}, or makes it, readable for its owner only. */
  static ReleaseKeys load(Path file) throws IOException {
    return new ReleaseKeys(SecretFile.read(Settings.DATASET_SECRET_FILE, file));
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
