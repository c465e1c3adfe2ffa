package org.shrutik.web.consensus;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.consensus.ConsensusService;
import org.shrutik.consensus.ConsensusService.Recalculation;
import org.shrutik.consensus.ConsensusService.View;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.transcription.TranscriptionResponse;

/** Agreed texts, for staff. */
@Path("consensus")
@Tag(name = "consensus")
@Produces(MediaType.APPLICATION_JSON)
public class ConsensusResource {
  @Inject private ConsensusService consensus;
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

  /** What a recalculation set going. */
  public record RecalculationResponse(
      String message, String taskId, int weightsSnapshot, int chunks, int transcriptions) {}

  /** The agreed text of a chunk. */
  public record ConsensusResponse(
      int chunkId,
      String consensusText,
      double confidenceScore,
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
