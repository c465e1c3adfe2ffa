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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.dataset.DatasetService;
import org.shrutik.dataset.DownloadQuota;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ExportClient;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.ExportSearch;
import org.shrutik.dataset.ExportStatistics;
import org.shrutik.dataset.ExportStatus;
import org.shrutik.dataset.ExportTicket;
import org.shrutik.dataset.ExportType;
import org.shrutik.storage.Storage;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.RangeResponse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.security.ClientAddress;

/** Exports: ask, follow, fetch, look back. */
@Path("export")
@Tag(name = "export")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExportsResource {
  @Inject private DatasetService datasets;
  @Inject private DatasetJobs jobs;
  @Inject private Storage storage;
  @Inject private CallerContext context;
  @Inject private ClientAddress addresses;
  @Inject private Clock clock;
  @Context private UriInfo uri;

  @POST
  @Path("dataset")
  @Operation(
      summary = "Ask for a dataset: what passes the filter now is frozen and released",
      description =
          "The archive holds the layout's tables, clips as 16 kHz WAV, metadata.<format> and a"
              + " manifest. The same filter on the same data is the same archive, byte for byte."
              + " Nothing is changed or deleted by exporting.")
  @APIResponse(responseCode = "201", description = "Queued: job_id, status, estimates")
  @APIResponse(responseCode = "409", description = "CONSENSUS_PENDING: nothing passes the filter")
  @APIResponse(
      responseCode = "422",
      description = "VALIDATION_ERROR with every fault of the filter")
  public Response request(@NotNull DatasetRequest request, @Context HttpServletRequest http) {
    return queued(
        datasets.request(context.caller(), request.order(ExportType.DATASET), client(http)));
  }

  @POST
  @Path("metadata")
  @Operation(
      summary = "Ask for everything but the clips",
      description =
          "The tables of a dataset, and in the chosen format also transcriptions (each one,"
              + " with a pseudonym), contributors (what each person gave) and quality (figures of"
              + " each language).")
  @APIResponse(responseCode = "201", description = "Queued: job_id, status, estimates")
  @APIResponse(responseCode = "409", description = "CONSENSUS_PENDING: nothing passes the filter")
  @APIResponse(
      responseCode = "422",
      description = "VALIDATION_ERROR with every fault of the filter")
  public Response requestMetadata(
      @NotNull DatasetRequest request, @Context HttpServletRequest http) {
    return queued(
        datasets.request(context.caller(), request.order(ExportType.METADATA), client(http)));
  }

  private Response queued(ExportTicket ticket) {
    jobs.startDue();
    ExportBatch batch = ticket.batch();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("job_id", batch.getBatchId());
    body.put("batch_id", batch.getBatchId());
    body.put("export_id", batch.getBatchId());
    body.put("export_type", batch.getExportType().wire());
    body.put("status", batch.getStatus().wire());
    body.put("chunk_count", batch.getChunkCount());
    body.put("total_records", batch.getChunkCount());
    body.put("estimated_completion", Times.wire(ticket.estimatedCompletion()));
    body.put("estimated_size_mb", ExportResponse.megabytes(ticket.estimatedBytes()));
    return Response.status(Response.Status.CREATED)
        .location(uri.getBaseUriBuilder().path("export/jobs/{id}/status").build(batch.getBatchId()))
        .entity(body)
        .build();
  }

  @GET
  @Path("jobs/{id}/status")
  @Operation(summary = "How far an export is, and where to fetch it")
  @APIResponse(responseCode = "200", description = "Its state; download_url while it is offered")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public ExportResponse status(@PathParam("id") String id) {
    return response(datasets.status(context.caller(), id));
  }

  @POST
  @Path("batch/create")
  @Operation(
      summary = "Ask for a batch",
      description =
          "A dataset that has a least number of chunks, unless an operator forces it"
              + " (force_create, default true).")
  @APIResponse(responseCode = "200", description = "The batch, queued")
  @APIResponse(
      responseCode = "409",
      description =
          "CONSENSUS_PENDING; detail.error_key insufficient_chunks with the figures and suggestions")
  public ExportResponse createBatch(
      @NotNull DatasetRequest request, @Context HttpServletRequest http) {
    ExportTicket ticket =
        datasets.requestBatch(
            context.caller(),
            request.order(ExportType.DATASET),
            !Boolean.FALSE.equals(request.forceCreate()),
            client(http));
    jobs.startDue();
    return response(ticket.batch());
  }

  @GET
  @Path("batch/list")
  @Operation(summary = "The caller's batches, newest first; everybody's for administrators")
  @APIResponse(responseCode = "200", description = "batches, total_count, page, page_size")
  public Map<String, Object> batches(
      @QueryParam("status_filter") String status,
      @QueryParam("date_from") String from,
      @QueryParam("date_to") String to,
      @BeanParam PageParams page) {
    return list("batches", null, status, from, to, page);
  }

  @GET
  @Path("batch/download/quota")
  @Operation(summary = "How many archives the caller may still fetch today (UTC)")
  @APIResponse(responseCode = "200", description = "The day's numbers; -1 stands for no limit")
  public QuotaResponse quota() {
    Caller caller = context.caller();
    DownloadQuota quota = datasets.quota(caller);
    return new QuotaResponse(
        quota.used(),
        quota.remaining(),
        quota.limit(),
        Times.wire(quota.resetTime()),
        caller.role().wire(),
        quota.isUnlimited());
  }

  /** The day's downloads. */
  public record QuotaResponse(
      int downloadsToday,
      int downloadsRemaining,
      int dailyLimit,
      String resetTime,
      String userRole,
      boolean isUnlimited) {}

  @GET
  @Path("batch/{id}")
  @Operation(summary = "One batch with its chunks")
  @APIResponse(responseCode = "200", description = "The batch; chunk_ids ascending")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public ExportResponse batch(@PathParam("id") String id) {
    Caller caller = context.caller();
    ExportBatch batch = datasets.status(caller, id);
    return ExportResponse.of(batch, datasets.chunkIds(caller, id), OffsetDateTime.now(clock), uri);
  }

  @POST
  @Path("batch/{id}/retry")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Try a failed export again")
  @APIResponse(responseCode = "200", description = "The batch, queued again")
  @APIResponse(responseCode = "409", description = "CONFLICT: it has not failed")
  public ExportResponse retry(@PathParam("id") String id) {
    ExportBatch batch = datasets.retry(context.caller(), id);
    jobs.startDue();
    return response(batch);
  }

  @GET
  @Path("batch/{id}/download")
  @Produces("application/zip")
  @Operation(
      summary = "The archive, with ranges; its ETag is its SHA-256",
      description = "One download in many ranges counts once.")
  @APIResponse(responseCode = "200", description = "The archive")
  @APIResponse(responseCode = "206", description = "The asked range of it")
  @APIResponse(responseCode = "304", description = "The client has it")
  @APIResponse(responseCode = "404", description = "There is none, or it is no longer offered")
  @APIResponse(responseCode = "409", description = "CONFLICT: it is not finished")
  @APIResponse(responseCode = "416", description = "The range lies outside")
  @APIResponse(responseCode = "429", description = "detail.error_key quota_exceeded")
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
  @APIResponse(responseCode = "200", description = "exports, total, and where the page stands")
  public Map<String, Object> history(
      @QueryParam("export_type") String type,
      @QueryParam("status") String status,
      @QueryParam("date_from") String from,
      @QueryParam("date_to") String to,
      @BeanParam PageParams page) {
    return list("exports", type, status, from, to, page);
  }

  private Map<String, Object> list(
      String name, String type, String status, String from, String to, PageParams page) {
    ExportSearch search =
        new ExportSearch(
            Parse.word(
                "export_type",
                type,
                ExportType::ofWire,
                Parse.words(ExportType.values(), ExportType::wire)),
            Parse.word(
                "status",
                "pending".equals(status) ? ExportStatus.PENDING.wire() : status,
                word ->
                    Arrays.stream(ExportStatus.values())
                        .filter(s -> s.wire().equals(word))
                        .findFirst(),
                Parse.words(ExportStatus.values(), ExportStatus::wire)),
            Parse.from("date_from", from),
            Parse.until("date_to", to));
    Page<ExportBatch> found = datasets.history(context.caller(), search, page.request());
    Map<String, Object> body = PageParams.body(name, found, this::response);
    body.put("total_count", found.total());
    body.put("page_size", found.request().limit());
    return body;
  }

  @GET
  @Path("formats")
  @Operation(summary = "The forms in which the tables of records can be had")
  @APIResponse(responseCode = "200", description = "formats with format, name and description")
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

  @GET
  @Path("stats")
  @Operation(summary = "Figures of everybody's exports")
  @APIResponse(responseCode = "200", description = "Numbers of exports, records, bytes, downloads")
  public StatisticsResponse statistics() {
    ExportStatistics all = datasets.statistics(context.caller());
    return new StatisticsResponse(
        all.exports(),
        all.exportsLast30Days(),
        all.records(),
        all.bytes(),
        all.byType(),
        all.byFormat(),
        all.byStatus(),
        all.downloads(),
        all.readyChunks());
  }

  /** Figures of all exports. */
  public record StatisticsResponse(
      long totalExports,
      long exportsLast30Days,
      long totalRecordsExported,
      long totalSizeBytes,
      Map<String, Long> exportsByType,
      Map<String, Long> exportsByFormat,
      Map<String, Long> exportsByStatus,
      long totalDownloads,
      long chunksReadyForExport) {}

  private ExportResponse response(ExportBatch batch) {
    return ExportResponse.of(batch, null, OffsetDateTime.now(clock), uri);
  }

  private ExportClient client(HttpServletRequest http) {
    return new ExportClient(addresses.of(http), http.getHeader(HttpHeaders.USER_AGENT));
  }
}
