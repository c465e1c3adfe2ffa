package org.shrutik.web.consensus;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.consensus.ConsensusService;
import org.shrutik.consensus.ConsensusService.Evaluation;
import org.shrutik.consensus.TextSimilarity;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionCorrectionService;
import org.shrutik.web.security.CallerContext;

/** The vote on chunks, asked for by staff at the addresses of earlier clients. */
@Path("consensus")
@Tag(name = "consensus")
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
  @Inject private ConsensusService consensus;
  @Inject private TranscriptionCorrectionService corrections;
  @Inject private CallerContext context;

  @POST
  @Path("evaluate/{id}")
  @Operation(summary = "What the vote on a chunk says now; nothing is changed")
  @APIResponse(
      responseCode = "200",
      description =
          "The text with its confidence; quality_score is 1 less the expected word error;"
              + " flagged_reasons of empty_text, low_confidence, expected_word_error")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONSENSUS_PENDING: too few transcriptions")
  public EvaluationResponse evaluate(@PathParam("id") int chunkId) {
    return EvaluationResponse.of(consensus.evaluate(context.caller(), chunkId));
  }

  @POST
  @Path("validate/{id}")
  @Operation(summary = "Decide a chunk at once; a reviewer's word on it stays")
  @APIResponse(responseCode = "200", description = "What came of it, as by evaluate")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONSENSUS_PENDING: too few transcriptions")
  public EvaluationResponse validate(@PathParam("id") int chunkId) {
    return EvaluationResponse.of(consensus.validate(context.caller(), chunkId));
  }

  @POST
  @Path("batch-calculate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Have the consensus of these chunks made anew, with the weights in force")
  @APIResponse(responseCode = "200", description = "Those that are being decided")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND: none is decided")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no list of at most 1000 ids")
  public BatchResponse batchCalculate(@NotNull List<Integer> chunkIds) {
    List<Integer> asked = corrections.recalculate(context.caller(), chunkIds);
    return new BatchResponse(asked.size() + " chunks are being decided anew.", null, asked);
  }

  /** Chunks that are being decided; each has a task of its own, so there is no one task id. */
  @Schema(name = "EvaluationBatchResponse")
  public record BatchResponse(String message, String taskId, List<Integer> chunkIds) {}

  /** What the vote on a chunk says. */
  public record EvaluationResponse(
      int chunkId,
      String status,
      String consensusText,
      double confidenceScore,
      double qualityScore,
      double expectedWordError,
      int participantCount,
      boolean requiresReview,
      boolean readyForExport,
      Map<String, Double> transcriptionSimilarities,
      List<String> flaggedReasons) {
    static EvaluationResponse of(Evaluation evaluation) {
      String text = evaluation.result().text();
      Map<String, Double> similarities = new LinkedHashMap<>();
      for (Transcription vote : evaluation.votes()) {
        similarities.put(String.valueOf(vote.getId()), TextSimilarity.of(vote.getText(), text));
      }
      List<String> doubts = evaluation.doubts();
      return new EvaluationResponse(
          evaluation.chunk().getId(),
          doubts.isEmpty() ? "validated" : "requires_review",
          text,
          evaluation.result().confidence(),
          1 - evaluation.expectedError(),
          evaluation.expectedError(),
          evaluation.votes().size(),
          !doubts.isEmpty(),
          evaluation.chunk().isReadyForExport(),
          similarities,
          doubts);
    }
  }
}
