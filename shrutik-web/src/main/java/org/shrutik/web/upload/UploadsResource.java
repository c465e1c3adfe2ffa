package org.shrutik.web.upload;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.config.Settings;
import org.shrutik.upload.ResumableUpload;
import org.shrutik.upload.UploadIntake;
import org.shrutik.upload.UploadPlan;
import org.shrutik.upload.UploadService;
import org.shrutik.upload.UploadState;
import org.shrutik.web.recording.UploadClaims;
import org.shrutik.web.rest.RefusedBody;
import org.shrutik.web.security.CallerContext;

/** Uploads of recordings that may be interrupted, by tus 1.0. */
@Path("uploads")
@Tag(name = "uploads")
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {
  /** Names the recording that an upload became. */
  static final String RECORDING = "X-Recording-ID";

  private static final String OFFSET_MEANING = "where the upload is, in bytes";
  private static final String RECORDING_MEANING = "the recording, once it is accepted";

  @Inject private UploadService uploads;
  @Inject private UploadIntake intake;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @OPTIONS
  @PermitAll
  @Operation(summary = "What of tus is spoken here")
  @APIResponse(
      responseCode = "204",
      description = "version, extensions and the largest file",
      headers = {
        @Header(name = "Tus-Version", schema = @Schema(example = Tus.VERSION)),
        @Header(name = "Tus-Extension", schema = @Schema(example = Tus.EXTENSIONS)),
        @Header(name = "Tus-Max-Size", schema = @Schema(example = "104857600"))
      })
  public Response options() {
    return Response.noContent()
        .header(Tus.RESUMABLE, Tus.VERSION)
        .header("Tus-Version", Tus.VERSION)
        .header("Tus-Extension", Tus.EXTENSIONS)
        .header("Tus-Max-Size", Settings.RECORDING_MAX_BYTES.asLong())
        .build();
  }

  @POST
  @Tus
  @Operation(
      summary = "Begin an upload in pieces for a recording session",
      description =
          "The session lives on until the upload expires. The finished file is measured and checked"
              + " as by POST /api/recordings/upload.")
  @APIResponse(
      responseCode = "201",
      description = "begun",
      headers = {
        @Header(name = "Location", description = "address of the upload"),
        @Header(name = Tus.EXPIRES, description = "when it is removed, finished or not")
      })
  @APIResponse(responseCode = "404", description = "no such session of the caller")
  @APIResponse(responseCode = "410", description = "the session has expired")
  @APIResponse(responseCode = "412", description = "another version of tus")
  @APIResponse(responseCode = "413", description = "larger than allowed")
  @APIResponse(responseCode = "422", description = "a header is missing or wrong")
  @APIResponse(responseCode = "429", description = "beyond a quota of the person")
  public Response begin(
      @Parameter(description = "bytes of the file", required = true, example = "52428800")
          @HeaderParam(Tus.LENGTH)
          String length,
      @Parameter(
              description =
                  "session_id, and if known duration, audio_format, sample_rate, channels, each with"
                      + " its value in Base64",
              required = true,
              example = "session_id ZDJjN2Y1YjA=,duration NDEuNQ==")
          @HeaderParam(Tus.METADATA)
          String metadata) {
    long bytes = number(Tus.LENGTH, length);
    Map<String, String> fields = UploadMetadata.read(metadata);
    String session = fields.remove("session_id");
    // Files are often named after people; the recording keeps what is said of the sound only.
    fields.remove("filename");
    ResumableUpload upload =
        uploads.begin(
            context.caller(), new UploadPlan(session, bytes, metadata, UploadClaims.of(fields)));
    return Response.created(uri.getBaseUriBuilder().path("uploads/{id}").build(upload.getId()))
        .header(Tus.EXPIRES, date(upload.getExpiresAt()))
        .build();
  }

  @HEAD
  @Path("{id}")
  @Tus
  @Operation(summary = "Where an upload is, to go on from there")
  @APIResponse(
      responseCode = "200",
      description = "the upload",
      headers = {
        @Header(name = Tus.OFFSET, description = OFFSET_MEANING),
        @Header(name = Tus.LENGTH, description = "bytes of the whole file"),
        @Header(name = RECORDING, description = RECORDING_MEANING)
      })
  @APIResponse(responseCode = "404", description = "no such upload of the caller")
  @APIResponse(responseCode = "410", description = "it has expired")
  @APIResponse(responseCode = "412", description = "another version of tus")
  @APIResponse(responseCode = "409", description = "a piece is arriving, or its session was used")
  @APIResponse(responseCode = "415", description = "the finished file was no audio known here")
  @APIResponse(responseCode = "422", description = "the finished file was refused")
  public Response head(@PathParam("id") String id) throws IOException, InterruptedException {
    UploadState state = intake.settle(context.caller(), id);
    if (state.upload().refusal().isPresent()) {
      throw state.upload().refusal().get();
    }
    Response.ResponseBuilder answer =
        headers(Response.ok(), state)
            .header(Tus.LENGTH, state.upload().getLength())
            .header("Cache-Control", "no-store");
    if (state.upload().getMetadata() != null) {
      answer.header(Tus.METADATA, state.upload().getMetadata());
    }
    return answer.build();
  }

  @PATCH
  @Path("{id}")
  @Consumes(Tus.PIECE)
  @Tus
  @Operation(
      summary = "Send the next piece",
      description =
          "What arrived of a piece that was cut stays: ask for the offset and go on from there. The"
              + " last piece is answered when the file is measured and accepted, or refused.")
  @APIResponse(
      responseCode = "204",
      description = "the piece is kept",
      headers = {
        @Header(name = Tus.OFFSET, description = OFFSET_MEANING),
        @Header(name = RECORDING, description = RECORDING_MEANING)
      })
  @APIResponse(responseCode = "400", description = "the piece ended early")
  @APIResponse(responseCode = "404", description = "no such upload of the caller")
  @APIResponse(
      responseCode = "409",
      description = "the upload is at another offset, or the session holds another recording")
  @APIResponse(responseCode = "410", description = "it has expired")
  @APIResponse(responseCode = "412", description = "another version of tus")
  @APIResponse(responseCode = "415", description = "no piece, or the file no audio known here")
  @APIResponse(
      responseCode = "422",
      description = "more than announced; or the file silent, damaged, too short or too long")
  @APIResponse(responseCode = "429", description = "beyond a quota of the person")
  public Response append(
      @PathParam("id") String id,
      @Parameter(description = OFFSET_MEANING, required = true, example = "0")
          @HeaderParam(Tus.OFFSET)
          String offset,
      @HeaderParam("Content-Length") @Parameter(hidden = true) Long size,
      InputStream piece)
      throws IOException, InterruptedException {
    try {
      UploadState state =
          intake.append(
              context.caller(), id, number(Tus.OFFSET, offset), piece, size == null ? -1 : size);
      return headers(Response.noContent(), state).build();
    } catch (ShrutikException e) {
      RefusedBody.drain(piece);
      throw e;
    }
  }

  @DELETE
  @Path("{id}")
  @Tus
  @Operation(summary = "Give an upload up; a recording that it became stays")
  @APIResponse(responseCode = "204", description = "gone")
  @APIResponse(responseCode = "404", description = "no such upload of the caller")
  @APIResponse(responseCode = "409", description = "a piece is arriving just now")
  @APIResponse(responseCode = "410", description = "it has expired")
  @APIResponse(responseCode = "412", description = "another version of tus")
  public Response discard(@PathParam("id") String id) throws IOException {
    intake.discard(context.caller(), id);
    return Response.noContent().build();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "How far an upload is, and what became of it")
  @APIResponse(responseCode = "200", description = "the upload")
  @APIResponse(responseCode = "404", description = "no such upload of the caller")
  @APIResponse(responseCode = "410", description = "it has expired")
  public UploadStateResponse get(@PathParam("id") String id) throws IOException {
    return UploadStateResponse.of(intake.state(context.caller(), id));
  }

  private static Response.ResponseBuilder headers(
      Response.ResponseBuilder answer, UploadState state) {
    answer
        .header(Tus.OFFSET, state.offset())
        .header(Tus.EXPIRES, date(state.upload().getExpiresAt()));
    if (state.upload().getRecordingId() != null) {
      answer.header(RECORDING, state.upload().getRecordingId());
    }
    return answer;
  }

  private static String date(OffsetDateTime time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
  }

  private static long number(String header, String text) {
    if (text != null && text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    throw ShrutikException.invalid(header, "must be a whole number of bytes");
  }
}
