package org.shrutik.web.recording;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.chunk.ChunkService;
import org.shrutik.recording.Accepted;
import org.shrutik.recording.OrphanSweeper;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingFilter;
import org.shrutik.recording.RecordingIntake;
import org.shrutik.recording.RecordingService;
import org.shrutik.recording.RecordingStatus;
import org.shrutik.recording.RecordingWorkService;
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
  @Inject private RecordingWorkService work;
  @Inject private OrphanSweeper sweeper;
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

  @DELETE
  @Path("{id}")
  @Operation(summary = "Take a recording back that nothing was made of yet")
  @APIResponse(responseCode = "204", description = "gone, with its files")
  @APIResponse(responseCode = "400", description = "it has chunks")
  @APIResponse(responseCode = "404", description = "no such recording of the caller")
  @APIResponse(responseCode = "409", description = "it is being processed")
  public void delete(@PathParam("id") int id) throws IOException {
    intake.remove(context.caller(), id);
  }

  @POST
  @Path("{id}/process")
  @Operation(summary = "Have a recording cut that is not yet, such as one that failed")
  @APIResponse(responseCode = "200", description = "it waits, or was processed already")
  @APIResponse(responseCode = "404", description = "no such recording of the caller")
  public ProcessResponse process(@PathParam("id") int id) {
    Recording recording = work.process(context.caller(), id).recording();
    return new ProcessResponse(
        recording.isProcessed()
            ? "The recording is processed already."
            : "The recording waits to be processed.",
        id,
        recording.getStatus().wire());
  }

  @GET
  @Path("{id}/processing-status")
  @Operation(summary = "The state of a recording and of the task that cuts it")
  @APIResponse(responseCode = "200", description = "both states")
  @APIResponse(responseCode = "404", description = "no such recording of the caller")
  public ProcessingStatusResponse processingStatus(@PathParam("id") int id) {
    RecordingService.Progress progress = recordings.progress(context.caller(), id);
    return new ProcessingStatusResponse(
        id,
        progress.view().recording().getStatus().wire(),
        progress.task().map(t -> t.getStatus().name().toLowerCase(Locale.ROOT)).orElse(null),
        progress.view().chunks());
  }

  @PATCH
  @Path("{id}/status")
  @Operation(summary = "Set a recording back to the queue (uploaded), or stop it (failed)")
  @APIResponse(responseCode = "200", description = "the recording")
  @APIResponse(responseCode = "404", description = "no such recording")
  @APIResponse(responseCode = "409", description = "it is processed")
  @APIResponse(responseCode = "422", description = "a state that follows from the work only")
  public RecordingResponse set(
      @PathParam("id") int id, @QueryParam("new_status") String newStatus) {
    RecordingStatus wanted =
        status("new_status", newStatus)
            .orElseThrow(() -> ShrutikException.invalid("new_status", "must not be empty"));
    return RecordingResponse.of(work.set(context.caller(), id, wanted), uri);
  }

  @POST
  @Path("admin/batch-process")
  @Operation(summary = "Have recordings cut that are not yet")
  @APIResponse(responseCode = "200", description = "those that wait now")
  @APIResponse(responseCode = "404", description = "one of them does not exist; none waits")
  @APIResponse(responseCode = "422", description = "no list of 1 to 1000 ids")
  public BatchResponse processAll(@NotNull List<Integer> ids) {
    return BatchResponse.of(work.processAll(context.caller(), ids));
  }

  @POST
  @Path("admin/reprocess-failed")
  @Operation(summary = "Have recordings that failed cut once more, up to 1000 at once")
  @APIResponse(responseCode = "200", description = "those that wait now")
  public BatchResponse retryFailed() {
    return BatchResponse.of(work.retryFailed(context.caller()));
  }

  @POST
  @Path("admin/cleanup-orphaned-chunks")
  @Operation(summary = "Remove files that are older than a day and belong to no recording")
  @APIResponse(responseCode = "200", description = "done")
  public BatchResponse sweep() {
    return new BatchResponse(
        "%d leftovers were removed.".formatted(sweeper.sweep(context.caller())), null, List.of());
  }

  private static Optional<RecordingStatus> status(String word) {
    return status("status", word);
  }

  private static Optional<RecordingStatus> status(String field, String word) {
    return Parse.word(
        field,
        word,
        RecordingStatus::ofWire,
        Parse.words(RecordingStatus.values(), RecordingStatus::wire));
  }

  /** What becomes of a recording now. */
  public record ProcessResponse(String message, int recordingId, String status) {}

  /** The state of a recording and of its task. */
  public record ProcessingStatusResponse(
      int recordingId, String recordingStatus, String taskStatus, long chunksCreated) {}

  /** Work that was set going; each recording has a task of its own, so there is no one task id. */
  @Schema(name = "RecordingBatchResponse")
  public record BatchResponse(String message, String taskId, List<Integer> recordingIds) {
    static BatchResponse of(List<Integer> ids) {
      return new BatchResponse(ids.size() + " recordings wait to be processed.", null, ids);
    }
  }

  /** A wish to record a script. */
  public record OpenSessionRequest(
      Integer scriptId, Integer languageId, Map<String, Object> metadata) {}
}
