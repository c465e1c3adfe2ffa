package org.shrutik.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.shrutik.launcher.LaunchException;
import org.shrutik.launcher.Wait;

/** The dataset of a language: asked for, followed, downloaded and checked. */
final class Release {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(500);

  private final ApiClient operator;
  private final Path folder;
  private final JsonObject order;
  private Path file;
  private String sha256;

  Release(ApiClient operator, Path folder, int languageId) {
    this.operator = operator;
    this.folder = folder;
    this.order =
        Json.createObjectBuilder()
            .add("format", "csv")
            .add("language_ids", Json.createArrayBuilder().add(languageId))
            .add("include_audio", true)
            .add("consensus_only", true)
            .build();
  }

  /**
   * Brings the archive into the folder.
   *
   * @param anew whether to have one made even if one of the same order is offered
   * @throws LaunchException when it is not made, or is not what the server says it is
   */
  void fetch(boolean anew) throws IOException {
    JsonObject made = anew ? make() : offered();
    sha256 = made.getString("checksum");
    file = folder.resolve("dataset-" + made.getString("release_id") + ".zip");
    Path unfinished = Files.createTempFile(folder, ".new", null);
    try {
      operator.download(made.getString("download_url"), unfinished);
      String received = sha256(unfinished);
      if (!received.equals(sha256)) {
        throw new LaunchException(
            "The dataset's SHA-256 is " + received + ", but the server says " + sha256);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The archive. */
  Path file() {
    return file;
  }

  /** Of the archive, hexadecimal. */
  String sha256() {
    return sha256;
  }

  private JsonObject offered() {
    return operator.list("export/history?status=completed", "exports").stream()
        .filter(made -> made.getJsonObject("filters_applied").equals(order))
        .filter(made -> !made.isNull("download_url"))
        .findFirst()
        .orElseGet(this::make);
  }

  private JsonObject make() {
    String job = operator.post("export/dataset", order).getString("job_id");
    JsonObject[] last = new JsonObject[1];
    Wait.until(
        LIMIT,
        POLL,
        () -> {
          last[0] = operator.get("export/jobs/" + job + "/status");
          if (last[0].getString("status").equals("failed")) {
            throw new LaunchException("The export failed: " + last[0].getString("error", ""));
          }
          return last[0].getString("status").equals("completed");
        },
        () -> "The export was not done within " + LIMIT.toMinutes() + " minutes");
    return last[0];
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
