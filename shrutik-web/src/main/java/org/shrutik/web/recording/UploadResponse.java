package org.shrutik.web.recording;

import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.shrutik.recording.Accepted;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingStatus;
import org.shrutik.web.rest.Times;

/**
 * The answer to an upload, with the fields of all documented shapes.
 *
 * @param chunksCreated null until the chunks exist
 * @param estimatedProcessingTime seconds
 */
public record UploadResponse(
    int id,
    int recordingId,
    String status,
    String processingJobId,
    int estimatedProcessingTime,
    String message,
    Long chunksCreated,
    int scriptId,
    int languageId,
    int userId,
    double duration,
    String filePath,
    String sha256,
    Map<String, Object> metaData,
    String createdAt,
    String updatedAt) {
  private static final int SECONDS_PER_ESTIMATE = 20;

  static UploadResponse of(Accepted accepted, UriInfo uri) {
    Recording recording = accepted.view().recording();
    boolean processed = recording.getStatus() == RecordingStatus.PROCESSED;
    return new UploadResponse(
        recording.getId(),
        recording.getId(),
        recording.getStatus().wire(),
        accepted.taskId() == null ? null : String.valueOf(accepted.taskId()),
        processed ? 0 : 1 + (int) (recording.getDuration() / SECONDS_PER_ESTIMATE),
        processed
            ? "File uploaded and processed successfully"
            : "File uploaded successfully, processing queued",
        processed ? accepted.view().chunks() : null,
        recording.getScriptId(),
        recording.getLanguageId(),
        recording.getUserId(),
        recording.getDuration(),
        RecordingResponse.of(accepted.view(), uri).filePath(),
        recording.getSha256(),
        recording.getMetaData(),
        Times.wire(recording.getCreatedAt()),
        Times.wire(recording.getUpdatedAt()));
  }
}
