package org.shrutik.web.chunk;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shrutik.audio.AudioEncoding;
import org.shrutik.config.SecretFile;
import org.shrutik.config.Settings;

/**
 * Where the audio of a chunk is. Without a content delivery network: below this site, for who is
 * logged in. With one: at its address, with an expiry and a signature instead of a login, and the
 * same link for a while, so that the network need fetch it once.
 */
@ApplicationScoped
public class AudioLinks {
  @Inject private Clock clock;
  private SecretKeySpec key;

  @PostConstruct
  void load() {
    try {
      key =
          new SecretKeySpec(
              SecretFile.of(Settings.CHUNK_LINK_SECRET_FILE, "link-secret"), "HmacSHA256");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address of a chunk's audio.
   *
   * @param api the path of the interface on this site, {@code /api/}
   * @param encoding nothing for the chunk's own WAV
   */
  public String of(String api, int chunkId, Optional<AudioEncoding> encoding) {
    String path = api + "chunks/" + chunkId + "/audio";
    String format = encoding.map(e -> "format=" + e.wire()).orElse("");
    Optional<String> network = Settings.CHUNK_PUBLIC_URL.text();
    if (network.isEmpty()) {
      return format.isEmpty() ? path : path + "?" + format;
    }
    long life = Settings.CHUNK_LINK_SECONDS.asLong();
    long expires = (clock.instant().getEpochSecond() / life + 2) * life;
    return "%s%s?%sexpires=%d&signature=%s"
        .formatted(
            network.get().replaceAll("/+$", ""),
            path,
            format.isEmpty() ? "" : format + "&",
            expires,
            signature(chunkId, encoding, expires));
  }

  /** How long a link still holds, in seconds; nothing for one that is not ours or is over. */
  public Optional<Long> remaining(
      int chunkId, Optional<AudioEncoding> encoding, String expires, String signature) {
    try {
      long until = Long.parseLong(expires);
      long left = until - Instant.now(clock).getEpochSecond();
      boolean ours =
          MessageDigest.isEqual(
              signature(chunkId, encoding, until).getBytes(StandardCharsets.US_ASCII),
              signature.getBytes(StandardCharsets.UTF_8));
      return ours && left > 0 ? Optional.of(left) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String signature(int chunkId, Optional<AudioEncoding> encoding, long expires) {
    String signed =
        "chunk %d %s %d".formatted(chunkId, encoding.map(Enum::name).orElse("WAV"), expires);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
