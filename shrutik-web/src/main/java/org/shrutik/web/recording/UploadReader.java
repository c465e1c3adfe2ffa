package org.shrutik.web.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.config.Settings;
import org.shrutik.recording.Upload;
import org.shrutik.web.rest.FileForm;
import org.shrutik.web.rest.FileFormReader;

/** Reads the upload of a recording from the wire; nothing that the client claims is believed. */
@ApplicationScoped
public class UploadReader {
  private static final String FILE_FIELD = "audio_file";

  @Inject private FileFormReader forms;

  /**
   * Reads the whole body.
   *
   * @throws ShrutikException FILE_TOO_LARGE, or VALIDATION_ERROR for a body that is no upload; then
   *     nothing is left on disk
   */
  public Upload read(HttpServletRequest request, String idempotencyKey) throws IOException {
    if (idempotencyKey != null && !idempotencyKey.matches("[\\x21-\\x7e]{1,128}")) {
      throw ShrutikException.invalid(
          "Idempotency-Key", "must have 1 to 128 visible ASCII characters");
    }
    FileForm form = forms.read(request, FILE_FIELD, Settings.RECORDING_MAX_BYTES.asLong());
    boolean read = false;
    try {
      Map<String, String> fields = form.fields();
      String session = fields.remove("session_id");
      Upload upload =
          new Upload(
              session,
              idempotencyKey,
              form.file(),
              form.sha256(),
              form.sizeBytes(),
              UploadClaims.of(fields));
      read = true;
      return upload;
    } finally {
      if (!read) {
        Files.deleteIfExists(form.file());
      }
    }
  }
}
