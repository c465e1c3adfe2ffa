package org.shrutik.web.machine;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.config.Settings;
import org.shrutik.machine.JobAttempt;
import org.shrutik.machine.JobIntake;
import org.shrutik.machine.JobStatus;
import org.shrutik.machine.MachineJob;
import org.shrutik.machine.MachineJobService;
import org.shrutik.machine.MachineJobService.Outcome;
import org.shrutik.machine.TranscriptFormat;
import org.shrutik.web.rest.FileForm;
import org.shrutik.web.rest.FileFormReader;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Jobs that turn speech into text. */
@Path("jobs")
@Tag(name = "machine")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
  private static final String FILE = "file";

  @Inject private MachineJobService jobs;
  @Inject private JobIntake intake;
  @Inject private FileFormReader forms;
  @Inject private CallerContext context;

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Have a file transcribed by a machine",
      description = "Parts: file, and if wanted model and language (a code, or auto).")
  @APIResponse(responseCode = "202", description = "it waits")
  @APIResponse(responseCode = "413", description = "larger than allowed")
  @APIResponse(responseCode = "415", description = "not an audio format known here")
  @APIResponse(responseCode = "422", description = "no such model or language; no filename")
  public Response upload(@Context HttpServletRequest request) throws IOException {
    Caller caller = context.caller();
    jobs.admit(caller);
    FileForm form = forms.read(request, FILE, Settings.MACHINE_MAX_BYTES.asLong());
    MachineJob job;
    try {
      job =
          intake.upload(
              caller,
              form.file(),
              form.fileName(),
              form.fields().get("model"),
              form.fields().get("language"));
    } finally {
      Files.deleteIfExists(form.file());
    }
    return accepted(job);
  }

  @POST
  @Path("recordings/{id}")
  @Operation(summary = "Have a recording transcribed by a machine")
  @APIResponse(responseCode = "202", description = "it waits")
  public Response recording(
      @PathParam("id") int id,
      @QueryParam("model") String model,
      @QueryParam("language") String language)
      throws IOException {
    return accepted(intake.recording(context.caller(), id, model, language));
  }

  @POST
  @Path("chunks/{id}")
  @Operation(summary = "Have a chunk transcribed by a machine")
  @APIResponse(responseCode = "202", description = "it waits")
  public Response chunk(
      @PathParam("id") int id,
      @QueryParam("model") String model,
      @QueryParam("language") String language)
      throws IOException {
    return accepted(intake.chunk(context.caller(), id, model, language));
  }

  private static Response accepted(MachineJob job) {
    return Response.accepted(Map.of("job_id", job.getPublicId(), "status", job.getStatus().wire()))
        .build();
  }

  @GET
  @Operation(
      summary = "The caller's jobs, everybody's for staff, newest first",
      description =
          "A bare list of the latest hundred; with skip, limit, page, per_page or cursor a page under"
              + " jobs. status takes several words separated by |, and failed for all failures.")
  public Object list(
      @QueryParam("search") String search,
      @QueryParam("status") String status,
      @BeanParam PageParams page) {
    Page<MachineJob> found =
        jobs.list(
            context.caller(),
            statuses(status),
            Optional.ofNullable(search)
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty()),
            page.request());
    return page.given()
        ? PageParams.body("jobs", found, JobResponse::of)
        : found.items().stream().map(JobResponse::of).toList();
  }

  private static List<JobStatus> statuses(String words) {
    List<JobStatus> statuses = new ArrayList<>();
    if (words != null && !words.isBlank()) {
      for (String word : words.split("\\|", -1)) {
        List<JobStatus> meant = JobStatus.meantBy(word.strip());
        if (meant.isEmpty()) {
          throw ShrutikException.invalid(
              "status",
              "must be made of "
                  + String.join(", ", Parse.words(JobStatus.values(), JobStatus::wire)));
        }
        statuses.addAll(meant);
      }
    }
    return statuses;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One job, with its place in the queue while it waits")
  public JobResponse get(@PathParam("id") String id) {
    return JobResponse.of(jobs.get(context.caller(), id));
  }

  @GET
  @Path("{id}/attempts")
  @Operation(summary = "The attempts at a job, with what ended each")
  public Map<String, List<JobAttempt>> attempts(@PathParam("id") String id) {
    return Map.of("attempts", jobs.attempts(context.caller(), id));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Remove a job with its file and text")
  @APIResponse(responseCode = "200", description = "gone")
  @APIResponse(responseCode = "409", description = "it runs; cancel it first")
  public DoneResponse delete(@PathParam("id") String id) throws IOException {
    intake.delete(context.caller(), id);
    return new DoneResponse("deleted", null);
  }

  @POST
  @Path("{id}/restart")
  @Operation(summary = "Do a job that has ended once more")
  @APIResponse(responseCode = "200", description = "it waits")
  @APIResponse(responseCode = "409", description = "it waits or runs")
  public DoneResponse restart(@PathParam("id") String id) {
    jobs.restart(context.caller(), id);
    return new DoneResponse("restarted", null);
  }

  @POST
  @Path("{id}/cancel")
  @Operation(summary = "End a job that waits or runs")
  @APIResponse(responseCode = "200", description = "cancelled, or about to be")
  @APIResponse(responseCode = "409", description = "it has ended already")
  public JobResponse cancel(@PathParam("id") String id) {
    return JobResponse.of(jobs.cancel(context.caller(), id));
  }

  @GET
  @Path("{id}/download")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "The transcript as a file: txt, srt, vtt, json or tsv")
  @APIResponse(responseCode = "200", description = "the file")
  @APIResponse(responseCode = "409", description = "there is no transcript")
  public Response download(@PathParam("id") String id, @QueryParam("format") String format) {
    TranscriptFormat wanted =
        Parse.word(
                "format",
                format,
                TranscriptFormat::ofWire,
                Parse.words(TranscriptFormat.values(), TranscriptFormat::wire))
            .orElse(TranscriptFormat.TXT);
    Outcome outcome = jobs.outcome(context.caller(), id);
    String name = Attachment.stem(outcome.job().getFilename()) + "." + wanted.wire();
    return Response.ok(wanted.render(outcome.result().segments()))
        .type(wanted.mediaType() + ";charset=UTF-8")
        .header("Content-Disposition", Attachment.named(name))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @GET
  @Path("formats")
  @Operation(summary = "The forms in which a transcript can be had")
  public Map<String, List<String>> formats() {
    return Map.of(
        "formats", Arrays.stream(TranscriptFormat.values()).map(TranscriptFormat::wire).toList());
  }

  @POST
  @Path("{id}/analyze")
  @Operation(summary = "What can be told of a transcript")
  @APIResponse(responseCode = "200", description = "summary, keywords and language")
  @APIResponse(responseCode = "409", description = "there is no transcript")
  public Map<String, Object> analyze(@PathParam("id") String id) {
    return jobs.outcome(context.caller(), id).result().getMetadata();
  }

  /** What was done. */
  public record DoneResponse(String status, String message) {}
}
