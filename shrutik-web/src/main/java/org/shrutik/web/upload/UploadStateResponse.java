package org.shrutik.web.upload;

import org.shrutik.upload.ResumableUpload;
import org.shrutik.upload.UploadState;
import org.shrutik.web.rest.Times;

/**
 * An upload in pieces.
 *
 * @param status uploading, complete (all has arrived, nothing was made of it yet), accepted or
 *     refused
 * @param recordingId the recording that it became, else null
 * @param error why it was refused, else null
 */
public record UploadStateResponse(
    String uploadId,
    String sessionId,
    String status,
    long offset,
    long length,
    int progressPercentage,
    Integer recordingId,
    Refusal error,
    String createdAt,
    String expiresAt) {
  private static final int PERCENT = 100;

  /** Why the finished file was refused. */
  public record Refusal(String code, String message) {}

  static UploadStateResponse of(UploadState state) {
    ResumableUpload upload = state.upload();
    return new UploadStateResponse(
        upload.getId(),
        upload.getSessionId(),
        state.status(),
        state.offset(),
        upload.getLength(),
        (int) (state.offset() * PERCENT / upload.getLength()),
        upload.getRecordingId(),
        upload.refusal().map(e -> new Refusal(e.code().name(), e.getMessage())).orElse(null),
        Times.wire(upload.getCreatedAt()),
        Times.wire(upload.getExpiresAt()));
  }
}
