package org.shrutik.web.consensus;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.review.ChunkDecision;
import org.shrutik.review.QueueRepository.Decided;
import org.shrutik.web.rest.Times;

/** What reviewers decided about a chunk. */
public record HistoryResponse(int chunkId, List<EntryResponse> decisions) {
  static HistoryResponse of(int chunkId, List<Decided> decisions) {
    return new HistoryResponse(chunkId, decisions.stream().map(EntryResponse::of).toList());
  }

  /** One decision. */
  @Schema(name = "ReviewHistoryEntryResponse")
  public record EntryResponse(
      long id,
      int reviewerId,
      String reviewerName,
      String decision,
      Integer transcriptionId,
      String textBefore,
      String textAfter,
      String comment,
      String createdAt) {
    static EntryResponse of(Decided decided) {
      ChunkDecision d = decided.decision();
      return new EntryResponse(
          d.getId(),
          d.getReviewerId(),
          decided.reviewer(),
          d.getDecision().wire(),
          d.getTranscriptionId(),
          d.getTextBefore(),
          d.getTextAfter(),
          d.getComment(),
          Times.wire(d.getCreatedAt()));
    }
  }
}
