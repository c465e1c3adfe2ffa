package org.shrutik.web.machine;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.machine.ClientObject;
import org.shrutik.machine.ClientObjectService;
import org.shrutik.machine.JobIntake;
import org.shrutik.machine.MachineJob;
import org.shrutik.machine.MachineJobService;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/**
 * Jobs on objects that were put into storage before, as clients with signed addresses know them.
 */
@Path("job")
@Tag(name = "machine")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ForeignJobsResource {
  @Inject private MachineJobService jobs;
  @Inject private ClientObjectService objects;
  @Inject private JobIntake intake;
  @Inject private CallerContext context;

  @POST
  @Path("transcribe")
  @Operation(
      summary = "Have an uploaded object transcribed by a machine",
      description = "url is the signed address it was sent to, mode a model's name or an alias.")
  @APIResponse(responseCode = "200", description = "the job, which waits")
  @APIResponse(responseCode = "404", description = "no such object of the caller")
  @APIResponse(responseCode = "409", description = "nothing was sent to that address")
  public ForeignJobResponse transcribe(@NotNull TranscribeRequest order) throws IOException {
    Caller caller = context.caller();
    if (order.url() == null || order.url().isBlank()) {
      Parse.needed("filename", order.filename());
    }
    ClientObject object = objects.own(caller, order.url(), order.filename());
    return ForeignJobResponse.of(
        intake.object(caller, object, order.mode(), order.language()), true);
  }

  @GET
  @Path("status/{id}")
  @Operation(summary = "One job with its text")
  public ForeignJobResponse status(@PathParam("id") String id) {
    return ForeignJobResponse.of(jobs.get(context.caller(), ForeignJob.plainId(id)).job(), true);
  }

  @GET
  @Path("read")
  @Operation(summary = "The latest jobs, newest first, without their texts")
  public List<ForeignJobResponse> read(@BeanParam PageParams page) {
    return jobs.list(context.caller(), List.of(), Optional.empty(), page.request()).items().stream()
        .map(job -> ForeignJobResponse.of(job, false))
        .toList();
  }

  /** A job to be. */
  public record TranscribeRequest(String filename, String mode, String url, String language) {}

  /** A job in the words of these clients. */
  public record ForeignJobResponse(
      String id,
      String filename,
      String status,
      String creationDate,
      String updateDate,
      String resultText,
      Integer processingTimeSeconds,
      String errorMessage,
      String language,
      Double languageProbability,
      String whisperModel) {
    static ForeignJobResponse of(MachineJob job, boolean text) {
      return new ForeignJobResponse(
          ForeignJob.id(job),
          job.getFilename(),
          ForeignJob.status(job.getStatus()),
          ForeignJob.moment(job.getCreatedAt()),
          ForeignJob.moment(job.getUpdatedAt()),
          text ? job.getResultText() : null,
          job.processingSeconds(),
          ForeignJob.error(job),
          job.getUsedLanguage(),
          job.getLanguageProbability(),
          job.getUsedModel() == null ? job.getModel() : job.getUsedModel());
    }
  }
}
