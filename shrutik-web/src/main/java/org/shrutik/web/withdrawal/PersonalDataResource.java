package org.shrutik.web.withdrawal;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.account.Caller;
import org.shrutik.recording.Recording;
import org.shrutik.storage.Storage;
import org.shrutik.web.security.CallerContext;
import org.shrutik.withdrawal.PersonalData;
import org.shrutik.withdrawal.PersonalDataService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is kept of the caller. */
@Path("auth/me/data")
@Tag(name = "withdrawal")
public class PersonalDataResource {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalDataResource.class);

  @Inject private PersonalDataService data;
  @Inject private Storage storage;
  @Inject private CallerContext context;

  @GET
  @Produces("application/zip")
  @Operation(
      summary = "Everything that is kept of the caller, as a zip",
      description =
          "A JSON array for each kind of data, and the recordings as they were uploaded. It is"
              + " written while it is read: memory does not grow with it.")
  @APIResponse(responseCode = "200", description = "The zip")
  @APIResponse(responseCode = "401", description = "AUTHENTICATION_FAILED")
  public Response fetch() {
    Caller caller = context.caller();
    data.begin(caller);
    StreamingOutput body = out -> write(caller, out);
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"shrutik-my-data.zip\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private void write(Caller caller, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (PersonalData kind : PersonalData.values()) {
        zip.putNextEntry(new ZipEntry(kind.wire() + ".json"));
        writeRows(caller, kind, zip);
        zip.closeEntry();
      }
      OptionalLong below = OptionalLong.empty();
      Page<Recording> page;
      do {
        page = data.recordings(caller, below);
        for (Recording recording : page.items()) {
          writeSound(recording, zip);
          below = OptionalLong.of(recording.getId());
        }
      } while (page.nextCursor() != null);
    }
  }

  private void writeRows(Caller caller, PersonalData kind, OutputStream zip) throws IOException {
    String before = "[\n";
    List<PersonalData.Row> rows = data.rows(caller, kind, 0);
    while (!rows.isEmpty()) {
      for (PersonalData.Row row : rows) {
        zip.write((before + row.json()).getBytes(StandardCharsets.UTF_8));
        before = ",\n";
      }
      rows = data.rows(caller, kind, rows.get(rows.size() - 1).id());
    }
    zip.write((before.startsWith("[") ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
  }

  private void writeSound(Recording recording, ZipOutputStream zip) throws IOException {
    String key = recording.getFilePath();
    int dot = key.lastIndexOf('.');
    String ending = dot > key.lastIndexOf('/') ? key.substring(dot) : "";
    try (InputStream in = Channels.newInputStream(storage.open(key))) {
      zip.putNextEntry(new ZipEntry("recordings/" + recording.getId() + ending));
      in.transferTo(zip);
      zip.closeEntry();
    } catch (NoSuchFileException e) {
      LOG.warn("The file of recording {} is missing", recording.getId());
    }
  }
}
