package org.shrutik.web.consensus;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.consensus.ConsensusRecalculation;
import org.shrutik.web.rest.Times;

/**
 * How far a recalculation is.
 *
 * @param changed how many chunks got another text or another standing
 */
@Schema(name = "BulkRecalculationResponse")
public record RecalculationResponse(
    int id,
    String status,
    int weightsSnapshot,
    int chunks,
    int done,
    int changed,
    String createdAt,
    String completedAt) {
  static RecalculationResponse of(ConsensusRecalculation r) {
    return new RecalculationResponse(
        r.getId(),
        r.getStatus().wire(),
        r.getSnapshotId(),
        r.getChunkCount(),
        r.getDoneCount(),
        r.getChangedCount(),
        Times.wire(r.getCreatedAt()),
        Times.wire(r.getCompletedAt()));
  }
}
