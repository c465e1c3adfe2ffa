package org.shrutik.web.consensus;

import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.consensus.ConsensusQualityService;
import org.shrutik.consensus.ConsensusQualityService.People;
import org.shrutik.consensus.ConsensusService;
import org.shrutik.consensus.ConsensusService.Recalculation;
import org.shrutik.consensus.ConsensusService.View;
import org.shrutik.consensus.RecalculationService;
import org.shrutik.review.ChunkReviewService;
import org.shrutik.review.ChunkReviewService.Outcome;
import org.shrutik.review.ChunkReviewService.Word;
import org.shrutik.review.ReviewDecision;
import org.shrutik.web.cache.AnswerCache;
import org.shrutik.web.cache.CacheRegion;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.transcription.TranscriptionResponse;

/** Agreed texts, for staff. */
@Path("consensus")
@Tag(name = "consensus")
@Produces(MediaType.APPLICATION_JSON)
public class ConsensusResource {
  private static final int MOST = 1000;

  @Inject private ConsensusService consensus;
  @Inject private ConsensusQualityService quality;
  @Inject private AnswerCache answers;
  @Inject private RecalculationService recalculations;
  @Inject private ChunkReviewService reviews;
  @Inject private AudioLinks links;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @GET
  @Path("chunk/{id}/status")
  @Operation(summary = "The agreed text of a chunk, its vote, and what it was made from")
  public ConsensusResponse status(@PathParam("id") int chunkId) {
    return ConsensusResponse.of(consensus.view(context.caller(), chunkId));
  }

  @GET
  @Path("chunk/{id}/history")
  @Operation(summary = "What reviewers decided about a chunk, newest first")
  @APIResponse(responseCode = "200", description = "The decisions with what each changed")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public HistoryResponse history(@PathParam("id") int chunkId) {
    return HistoryResponse.of(chunkId, reviews.history(context.caller(), chunkId));
  }

  @GET
  @Path("review-queue")
  @Operation(
      summary = "The chunks that wait for a reviewer, the longest waiting first",
      description =
          "Because their consensus came short too often or nobody else is asked"
              + " (consensus_failed), somebody flagged them, or somebody reported them.")
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

  @POST
  @Path("manual-review/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide about a chunk",
      description =
          "approved: text, else the selected transcription's, else the agreed one, is released."
              + " rejected: nothing of it is released and nobody is asked about it."
              + " needs_revision: one more person is asked. flagged: it waits for a reviewer.")
  @APIResponse(responseCode = "200", description = "The decision and how the chunk stands")
  @APIResponse(
      responseCode = "403",
      description = "INSUFFICIENT_PERMISSIONS, or what one spoke or transcribed oneself")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONFLICT: its speaker has withdrawn it")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public DecisionResponse decide(@PathParam("id") int chunkId, @NotNull DecisionRequest request) {
    ReviewDecision decision =
        Parse.word(
                "decision",
                request.decision(),
                ReviewDecision::ofWire,
                Parse.words(ReviewDecision.values(), ReviewDecision::wire))
            .orElseThrow(() -> ShrutikException.invalid("decision", "must not be empty"));
    Outcome outcome =
        reviews.decide(
            context.caller(),
            chunkId,
            new Word(
                decision, request.text(), request.selectedTranscriptionId(), request.comment()));
    return DecisionResponse.of(outcome);
  }

  @GET
  @Path("statistics")
  @Operation(summary = "How many chunks are agreed on, ready, or wait for a reviewer")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public StandingsResponse standings() {
    return StandingsResponse.of(quality.standings(context.caller()));
  }

  @POST
  @Path("recalculate-all")
  @Operation(
      summary = "Learn everybody's weight anew and decide every chunk with it",
      description = "The weights are learned at once; a job decides the chunks.")
  @APIResponse(responseCode = "200", description = "The recalculation that was queued")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "409", description = "CONSENSUS_PENDING: nothing to decide yet")
  public Response recalculateAll() {
    Recalculation done = consensus.recalculateAll(context.caller());
    return Response.status(200)
        .entity(
            new QueuedResponse(
                "Weights were learned; " + done.chunks() + " chunks are being decided anew.",
                String.valueOf(done.id()),
                done.id(),
                done.snapshot(),
                done.chunks(),
                done.transcriptions()))
        .build();
  }

  @GET
  @Path("recalculations")
  @Operation(summary = "The recalculations, newest first")
  @APIResponse(
      responseCode = "200",
      description = "recalculations, total, and where the page stands")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> recalculations(@BeanParam PageParams page) {
    return PageParams.body(
        "recalculations",
        recalculations.list(context.caller(), page.request()),
        RecalculationResponse::of);
  }

  @GET
  @Path("recalculations/{id}")
  @Operation(summary = "How far a recalculation is")
  @APIResponse(responseCode = "200", description = "The recalculation")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public RecalculationResponse recalculation(@PathParam("id") int id) {
    return RecalculationResponse.of(recalculations.get(context.caller(), id));
  }

  @GET
  @Path("quality")
  @Operation(
      summary = "How far the agreed texts can be trusted, and how many people it takes",
      description =
          "Agreement is Krippendorff's alpha by word. The calibration compares the expected error"
              + " with the texts that reviewers settled. Saved transcriptions are those that the"
              + " most people by chunk would have written more. At most 10 s old.")
  @APIResponse(
      responseCode = "200",
      description = "redundancy, agreement, agreement_chunks, calibration")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public String quality() {
    Caller caller = context.caller();
    caller.require(Permission.REVIEW_QUALITY);
    return answers.json(CacheRegion.CONSENSUS, "quality", () -> quality.quality(caller));
  }

  @GET
  @Path("quality/people")
  @Operation(
      summary = "Who errs how often, the least reliable first, and whose votes count less and why")
  public PeopleResponse people(@QueryParam("limit") String limit) {
    People people =
        quality.people(
            context.caller(), Parse.id("limit", limit).map(n -> Math.min(n, MOST)).orElse(MOST));
    return PeopleResponse.of(people);
  }

  /** How reliable people are by the weights in force. */
  public record PeopleResponse(
      Integer weightsSnapshot, List<PersonResponse> people, List<SuspicionResponse> suspicions) {
    static PeopleResponse of(People people) {
      return new PeopleResponse(
          people.snapshot(),
          people.reliabilities().stream()
              .map(
                  r ->
                      new PersonResponse(
                          r.voterId(),
                          Integer.parseInt(r.language()),
                          r.error(),
                          r.uncertainty(),
                          r.weight(),
                          r.words()))
              .toList(),
          people.suspicions().stream()
              .map(
                  s ->
                      new SuspicionResponse(
                          s.voterId(),
                          s.reason().name().toLowerCase(Locale.ROOT),
                          s.otherVoterId() == 0 ? null : s.otherVoterId(),
                          s.share(),
                          s.chunks(),
                          s.weightFactor()))
              .toList());
    }
  }

  /** The expected share of wrong words of a person, and how far it may be off at 95 %. */
  public record PersonResponse(
      long userId,
      int languageId,
      double wordError,
      double uncertainty,
      double weight,
      long words) {}

  /** Why somebody's votes count less. */
  public record SuspicionResponse(
      long userId,
      String reason,
      Long otherUserId,
      double share,
      int chunks,
      double weightFactor) {}

  /** A recalculation that was queued. */
  public record QueuedResponse(
      String message,
      String taskId,
      int recalculationId,
      int weightsSnapshot,
      int chunks,
      int transcriptions) {}

  /** A reviewer's word on a chunk. */
  @Schema(name = "ReviewDecisionRequest")
  public record DecisionRequest(
      String decision, String text, Integer selectedTranscriptionId, String comment) {}

  /** The agreed text of a chunk. */
  public record ConsensusResponse(
      int chunkId,
      String consensusText,
      double confidenceScore,
      Double expectedWordError,
      int participantCount,
      boolean readyForExport,
      boolean requiresReview,
      Integer consensusTranscriptId,
      Integer weightsSnapshot,
      Map<String, Object> weights,
      Map<String, Object> lattice,
      List<TranscriptionResponse> transcriptions,
      String createdAt) {
    static ConsensusResponse of(View view) {
      ChunkConsensus row = view.consensus();
      return new ConsensusResponse(
          row.getChunkId(),
          row.getText(),
          row.getConfidence(),
          row.getExpectedError(),
          row.getVoteCount(),
          view.chunk().isReadyForExport(),
          !view.chunk().isReadyForExport() && !view.chunk().isWantsTranscription(),
          view.chunk().getConsensusTranscriptId(),
          row.getWeightsSnapshot(),
          row.getWeights(),
          row.getLattice(),
          view.transcriptions().stream().map(TranscriptionResponse::of).toList(),
          Times.wire(row.getCreatedAt()));
    }
  }
}
