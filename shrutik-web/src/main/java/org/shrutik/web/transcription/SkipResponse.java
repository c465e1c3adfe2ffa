package org.shrutik.web.transcription;

import org.shrutik.transcription.TranscriptionService.Skipped;
import org.shrutik.web.rest.Times;

/** A stored skip and how many people skipped that chunk. */
public record SkipResponse(
    int chunkId,
    int skippedByUser,
    String reason,
    String comment,
    int skipCount,
    String createdAt) {
  public static SkipResponse of(Skipped skipped) {
    return new SkipResponse(
        skipped.skip().getChunkId(),
        skipped.skip().getUserId(),
        skipped.skip().getReason(),
        skipped.skip().getComment(),
        skipped.count(),
        Times.wire(skipped.skip().getCreatedAt()));
  }
}
