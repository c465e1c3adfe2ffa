package org.shrutik.web.recording;

import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingView;
import org.shrutik.web.rest.Times;

/**
 * A recording.
 *
 * @param duration measured seconds
 * @param filePath address of its chunks' list, never a path on the server
 */
public record RecordingResponse(
    int id,
    int userId,
    int scriptId,
    int languageId,
    String language,
    double duration,
    String status,
    long chunksCount,
    String filePath,
    String sha256,
    long fileSize,
    String mimeType,
    int sampleRate,
    int channels,
    String failureReason,
    Map<String, Object> metaData,
    String createdAt,
    String updatedAt) {
  static RecordingResponse of(RecordingView view, UriInfo uri) {
    Recording recording = view.recording();
    return new RecordingResponse(
        recording.getId(),
        recording.getUserId(),
        recording.getScriptId(),
        recording.getLanguageId(),
        view.language(),
        recording.getDuration(),
        recording.getStatus().wire(),
        view.chunks(),
        uri.getBaseUriBuilder().path("recordings/{id}/chunks").build(recording.getId()).getPath(),
        recording.getSha256(),
        recording.getSizeBytes(),
        recording.getMimeType(),
        recording.getSampleRate(),
        recording.getChannels(),
        recording.getFailureReason(),
        recording.getMetaData(),
        Times.wire(recording.getCreatedAt()),
        Times.wire(recording.getUpdatedAt()));
  }
}
