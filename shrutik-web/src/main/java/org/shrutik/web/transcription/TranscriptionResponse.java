package org.shrutik.web.transcription;

import java.util.Map;
import org.shrutik.transcription.Transcription;
import org.shrutik.web.rest.Times;

/** What one person wrote; {@code metadata} and {@code meta_data} are the same field. */
public record TranscriptionResponse(
    int id,
    int chunkId,
    int userId,
    int languageId,
    String text,
    Double quality,
    Double confidence,
    boolean isConsensus,
    boolean isValidated,
    String reviewState,
    Map<String, Object> metadata,
    Map<String, Object> metaData,
    String createdAt,
    String updatedAt) {
  public static TranscriptionResponse of(Transcription t) {
    return new TranscriptionResponse(
        t.getId(),
        t.getChunkId(),
        t.getUserId(),
        t.getLanguageId(),
        t.getText(),
        t.getQuality(),
        t.getConfidence(),
        t.isConsensus(),
        t.isValidated(),
        t.getReviewState() == null ? null : t.getReviewState().wire(),
        t.getMetaData(),
        t.getMetaData(),
        Times.wire(t.getCreatedAt()),
        Times.wire(t.getUpdatedAt()));
  }
}
