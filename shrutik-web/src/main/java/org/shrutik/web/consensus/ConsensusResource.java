package org.shrutik.web.consensus;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.consensus.ConsensusQualityService;
import org.shrutik.consensus.ConsensusQualityService.People;
import org.shrutik.consensus.ConsensusService;
import org.shrutik.consensus.ConsensusService.Recalculation;
import org.shrutik.consensus.ConsensusService.View;
import org.shrutik.web.cache.AnswerCache;
import org.shrutik.web.cache.CacheRegion;
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
  @Inject private CallerContext context;

  @GET
  @Path("chunk/{id}/status")
  @Operation(summary = "The agreed text of a chunk, its vote, and what it was made from")
  public ConsensusResponse status(@PathParam("id") int chunkId) {
    return ConsensusResponse.of(consensus.view(context.caller(), chunkId));
  }

  @POST
  @Path("recalculate-all")
  @Operation(summary = "Learn everybody's weight anew and decide every chunk with it")
  public Response recalculateAll() {
    Recalculation done = consensus.recalculateAll(context.caller());
    return Response.status(200)
        .entity(
            new RecalculationResponse(
                "Weights were learned; " + done.chunks() + " chunks are being decided anew.",
                String.valueOf(done.snapshot()),
                done.snapshot(),
                done.chunks(),
                done.transcriptions()))
        .build();
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

  /** What a recalculation set going. */
  public record RecalculationResponse(
      String message, String taskId, int weightsSnapshot, int chunks, int transcriptions) {}

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
