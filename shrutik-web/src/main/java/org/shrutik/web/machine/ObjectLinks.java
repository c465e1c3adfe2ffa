package org.shrutik.web.machine;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shrutik.config.SecretFile;
import org.shrutik.config.Settings;
import org.shrutik.machine.ClientObject;

/**
 * Addresses to which whoever has them may send one file: signed for one object, a method and a
 * time, with the secret that signs links to audio.
 */
@ApplicationScoped
public class ObjectLinks {
  private static final String ALGORITHM = "HmacSHA256";

  private byte[] secret;

  private synchronized byte[] secret() {
    if (secret == null) {
      try {
        secret = SecretFile.of(Settings.CHUNK_LINK_SECRET_FILE, "link-secret");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secret;
  }

  /** Where to PUT the file. */
  URI put(URI base, ClientObject object) {
    long expires = object.getExpiresAt().toEpochSecond();
    return URI.create(
        base.resolve("audio/objects/" + object.getId())
            + "?expires="
            + expires
            + "&signature="
            + signature(object.getId(), expires));
  }

  /** Whether the address was given by this site and can still be used. */
  boolean isGood(String id, long expires, String given, Instant now) {
    return given != null
        && now.getEpochSecond() < expires
        && MessageDigest.isEqual(
            signature(id, expires).getBytes(StandardCharsets.US_ASCII),
            given.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String id, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(), ALGORITHM));
      byte[] sum =
          mac.doFinal(
              ("machine-object PUT " + id + " " + expires).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
