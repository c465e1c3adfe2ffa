package org.shrutik.web.recording;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.chunk.ChunkService;
import org.shrutik.recording.Accepted;
import org.shrutik.recording.RecordingFilter;
import org.shrutik.recording.RecordingIntake;
import org.shrutik.recording.RecordingService;
import org.shrutik.recording.RecordingStatus;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.chunk.ChunkResponse;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Recordings and the sessions they are made in. */
@Path("recordings")
@Tag(name = "recordings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecordingsResource {
  @Inject private RecordingService recordings;
  @Inject private RecordingIntake intake;
  @Inject private ChunkService chunks;
  @Inject private UploadReader uploads;
  @Inject private AudioLinks links;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @POST
  @Path("sessions")
  @Operation(summary = "Open a session for one recording of one script")
  public Response open(@NotNull OpenSessionRequest request) {
    return Response.status(201)
        .entity(
            SessionResponse.of(
                recordings.open(
                    context.caller(),
                    request.scriptId(),
                    request.languageId(),
                    request.metadata())))
        .build();
  }

  @POST
  @Path("upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Upload the recording of a session",
      description =
          "Streams the file to disk. The same file sent again for the same session, or with the same"
              + " Idempotency-Key, answers 200 with the same ids.")
  @APIResponse(responseCode = "201", description = "accepted")
  @APIResponse(responseCode = "200", description = "accepted before")
  @APIResponse(responseCode = "413", description = "larger than allowed")
  @APIResponse(responseCode = "415", description = "not an audio format known here")
  @APIResponse(responseCode = "422", description = "silent, damaged, too short or too long")
  public Response upload(
      @Context HttpServletRequest request, @HeaderParam("Idempotency-Key") String idempotencyKey)
      throws IOException, InterruptedException {
    Caller caller = context.caller();
    Accepted accepted = intake.accept(caller, uploads.read(request, idempotencyKey));
    return Response.status(accepted.replayed() ? 200 : 201)
        .entity(UploadResponse.of(accepted, uri))
        .build();
  }

  @GET
  @Operation(summary = "The caller's recordings, newest first")
  public Map<String, Object> list(@QueryParam("status") String status, @BeanParam PageParams page) {
    return PageParams.body(
        "recordings",
        recordings.listOwn(context.caller(), status(status), page.request()),
        view -> RecordingResponse.of(view, uri));
  }

  @GET
  @Path("admin/all")
  @Operation(summary = "Everybody's recordings, newest first")
  public Map<String, Object> listAll(
      @QueryParam("status") String status,
      @QueryParam("user_id") String userId,
      @BeanParam PageParams page) {
    return PageParams.body(
        "recordings",
        recordings.listAll(
            context.caller(),
            new RecordingFilter(Parse.id("user_id", userId), status(status)),
            page.request()),
        view -> RecordingResponse.of(view, uri));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One recording")
  public RecordingResponse get(@PathParam("id") int id) {
    return RecordingResponse.of(recordings.get(context.caller(), id), uri);
  }

  @GET
  @Path("{id}/progress")
  @Operation(summary = "How far the processing of a recording is")
  public ProgressResponse progress(@PathParam("id") int id) {
    return ProgressResponse.of(recordings.progress(context.caller(), id));
  }

  @GET
  @Path("{id}/chunks")
  @Operation(summary = "The chunks of a recording, in the order of time")
  public Map<String, Object> chunks(@PathParam("id") int id) {
    List<ChunkResponse> all =
        chunks.ofRecording(context.caller(), id).stream()
            .map(chunk -> ChunkResponse.of(chunk, links, uri))
            .toList();
    return Map.of("chunks", all, "total", all.size());
  }

  private static Optional<RecordingStatus> status(String word) {
    return Parse.word(
        "status",
        word,
        RecordingStatus::ofWire,
        Parse.words(RecordingStatus.values(), RecordingStatus::wire));
  }

  /** A wish to record a script. */
  public record OpenSessionRequest(
      Integer scriptId, Integer languageId, Map<String, Object> metadata) {}
}
