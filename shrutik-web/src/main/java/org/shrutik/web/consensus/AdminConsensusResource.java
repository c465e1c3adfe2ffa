package org.shrutik.web.consensus;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.consensus.ConsensusQualityService;
import org.shrutik.review.ChunkReviewService;
import org.shrutik.transcription.TranscriptionCorrectionService;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** The review of agreed texts, at the addresses that earlier clients of administrators call. */
@Path("admin/consensus")
@Tag(name = "consensus")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminConsensusResource {
  @Inject private ChunkReviewService reviews;
  @Inject private ConsensusQualityService quality;
  @Inject private TranscriptionCorrectionService corrections;
  @Inject private AudioLinks links;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @GET
  @Path("review-queue")
  @Operation(summary = "The chunks that wait for a reviewer, the longest waiting first")
  @APIResponse(responseCode = "200", description = "chunks, total, and where the page stands")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> queue(
      @QueryParam("language_id") String languageId, @BeanParam PageParams page) {
    return PageParams.body(
        "chunks",
        reviews.queue(context.caller(), Parse.id("language_id", languageId), page.request()),
        waiting -> QueueResponse.of(waiting, links, uri));
  }

  @GET
  @Path("stats")
  @Operation(summary = "How many chunks are agreed on, ready, or wait for a reviewer")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public StandingsResponse standings() {
    return StandingsResponse.of(quality.standings(context.caller()));
  }

  @POST
  @Path("calculate")
  @Operation(summary = "Have the consensus of these chunks made anew")
  @APIResponse(responseCode = "200", description = "Those that are being decided")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND: none is decided")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public CalculationResponse calculate(@NotNull CalculationRequest request) {
    if (request.chunkIds() == null || request.chunkIds().isEmpty()) {
      throw ShrutikException.invalid("chunk_ids", "must not be empty");
    }
    List<Integer> asked = corrections.recalculate(context.caller(), request.chunkIds());
    return new CalculationResponse(asked.size() + " chunks are being decided anew.", asked, null);
  }

  /** Chunks to decide. */
  public record CalculationRequest(List<Integer> chunkIds) {}

  /** Chunks that are being decided; each has a task of its own, so there is no one task id. */
  public record CalculationResponse(String message, List<Integer> chunkIds, String taskId) {}
}
