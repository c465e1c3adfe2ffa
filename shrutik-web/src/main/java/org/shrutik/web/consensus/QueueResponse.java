package org.shrutik.web.consensus;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.chunk.Chunk;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.review.ChunkReviewService.Waiting;
import org.shrutik.transcription.Transcription;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.rest.Times;

/** A chunk that waits for a reviewer. */
@Schema(name = "ReviewQueueResponse")
public record QueueResponse(
    int chunkId,
    int recordingId,
    int languageId,
    String reason,
    int consensusFailedCount,
    String consensusText,
    Double confidenceScore,
    Double expectedWordError,
    int transcriptCount,
    double duration,
    String chunkFilePath,
    String sentenceHint,
    String escalatedAt,
    List<TextResponse> transcriptions) {
  static QueueResponse of(Waiting waiting, AudioLinks links, UriInfo uri) {
    Chunk chunk = waiting.chunk();
    Optional<ChunkConsensus> agreed = Optional.ofNullable(waiting.consensus());
    return new QueueResponse(
        chunk.getId(),
        chunk.getRecordingId(),
        chunk.getLanguageId(),
        waiting.entry().getReason().wire(),
        chunk.getConsensusFailedCount(),
        agreed.map(ChunkConsensus::getText).orElse(null),
        agreed.map(ChunkConsensus::getConfidence).orElse(null),
        agreed.map(ChunkConsensus::getExpectedError).orElse(null),
        chunk.getTranscriptCount(),
        chunk.getDuration(),
        links.of(uri.getBaseUri().getPath(), chunk.getId(), Optional.empty()),
        chunk.getSentenceHint(),
        Times.wire(waiting.entry().getCreatedAt()),
        waiting.transcriptions().stream()
            .map(t -> TextResponse.of(t, waiting.contributors().get(t.getUserId())))
            .toList());
  }

  /** What one person wrote of it. */
  public record TextResponse(
      int id,
      int userId,
      String contributorName,
      String text,
      Double quality,
      Double confidence,
      boolean isConsensus,
      String reviewState,
      String createdAt) {
    static TextResponse of(Transcription t, String name) {
      return new TextResponse(
          t.getId(),
          t.getUserId(),
          name,
          t.getText(),
          t.getQuality(),
          t.getConfidence(),
          t.isConsensus(),
          t.getReviewState() == null ? null : t.getReviewState().wire(),
          Times.wire(t.getCreatedAt()));
    }
  }
}
