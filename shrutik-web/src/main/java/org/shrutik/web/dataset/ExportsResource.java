package org.shrutik.web.dataset;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.dataset.DatasetService;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ExportClient;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.ExportStatus;
import org.shrutik.dataset.ExportTicket;
import org.shrutik.storage.Storage;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.RangeResponse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Releases of datasets: ask, follow, fetch. */
@Path("export")
@Tag(name = "export")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExportsResource {
  @Inject private DatasetService datasets;
  @Inject private DatasetJobs jobs;
  @Inject private Storage storage;
  @Inject private CallerContext context;
  @Inject private Clock clock;
  @Context private UriInfo uri;

  @POST
  @Path("dataset")
  @Operation(summary = "Ask for a dataset: what passes the filter now is frozen and released")
  public Response request(@NotNull DatasetRequest request, @Context HttpServletRequest http) {
    ExportTicket ticket = datasets.request(context.caller(), request.order(), client(http));
    jobs.startDue();
    ExportBatch batch = ticket.batch();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("job_id", batch.getBatchId());
    body.put("batch_id", batch.getBatchId());
    body.put("status", batch.getStatus().wire());
    body.put("chunk_count", batch.getChunkCount());
    body.put("estimated_completion", Times.wire(ticket.estimatedCompletion()));
    body.put("estimated_size_mb", ExportResponse.megabytes(ticket.estimatedBytes()));
    return Response.status(Response.Status.CREATED)
        .location(uri.getBaseUriBuilder().path("export/jobs/{id}/status").build(batch.getBatchId()))
        .entity(body)
        .build();
  }

  @GET
  @Path("jobs/{id}/status")
  @Operation(summary = "How far a dataset is, and where to fetch it")
  public ExportResponse status(@PathParam("id") String id) {
    return response(datasets.status(context.caller(), id));
  }

  @GET
  @Path("batch/{id}")
  @Operation(summary = "The same by the name of the batch")
  public ExportResponse batch(@PathParam("id") String id) {
    return status(id);
  }

  @POST
  @Path("batch/{id}/retry")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Try a failed export again")
  public ExportResponse retry(@PathParam("id") String id) {
    ExportBatch batch = datasets.retry(context.caller(), id);
    jobs.startDue();
    return response(batch);
  }

  @GET
  @Path("batch/{id}/download")
  @Produces("application/zip")
  @Operation(summary = "The archive, with ranges; its ETag is its SHA-256")
  public Response download(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context HttpServletRequest http)
      throws IOException {
    Caller caller = context.caller();
    ExportBatch batch = datasets.offered(caller, id);
    if (!storage.exists(batch.getArchivePath())) {
      throw ShrutikException.notFound("archive of export", id);
    }
    Response response =
        RangeResponse.of(
                storage,
                batch.getArchivePath(),
                batch.getFileSizeBytes(),
                "application/zip",
                batch.getChecksum(),
                headers)
            .header("Cache-Control", "private, max-age=3600")
            .header(
                "Content-Disposition",
                "attachment; filename=\"shrutik-" + batch.getReleaseId() + ".zip\"")
            .build();
    if (http.getMethod().equals("GET") && beginsTheArchive(response)) {
      datasets.noteDownload(caller, id, client(http));
    }
    return response;
  }

  /** Whether the first byte is in it, so that one download in many ranges is one download. */
  private static boolean beginsTheArchive(Response response) {
    String range = response.getHeaderString("Content-Range");
    return response.getStatus() == Response.Status.OK.getStatusCode()
        || (range != null && range.startsWith("bytes 0-"));
  }

  @GET
  @Path("history")
  @Operation(summary = "The caller's exports, newest first; everybody's for administrators")
  public Map<String, Object> history(
      @QueryParam("status") String status, @BeanParam PageParams page) {
    Optional<ExportStatus> wanted =
        Parse.word(
            "status",
            status,
            word ->
                Arrays.stream(ExportStatus.values()).filter(s -> s.wire().equals(word)).findFirst(),
            Parse.words(ExportStatus.values(), ExportStatus::wire));
    return PageParams.body(
        "exports", datasets.history(context.caller(), wanted, page.request()), this::response);
  }

  @GET
  @Path("formats")
  @Operation(summary = "The forms in which a dataset's table of clips can be had")
  public Map<String, Object> formats() {
    context.caller();
    List<Map<String, String>> formats =
        Arrays.stream(ExportFormat.values())
            .map(
                format ->
                    Map.of(
                        "format", format.wire(),
                        "name", format.wire(),
                        "description", format.description()))
            .toList();
    return Map.of("formats", formats);
  }

  private ExportResponse response(ExportBatch batch) {
    return ExportResponse.of(batch, OffsetDateTime.now(clock), uri);
  }

  private static ExportClient client(HttpServletRequest http) {
    return new ExportClient(http.getRemoteAddr(), http.getHeader(HttpHeaders.USER_AGENT));
  }
}
