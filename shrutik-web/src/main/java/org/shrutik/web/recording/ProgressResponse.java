package org.shrutik.web.recording;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingService.Progress;
import org.shrutik.recording.RecordingStatus;
import org.shrutik.web.rest.Times;

/** How far the processing of a recording is, with the fields of all documented shapes. */
@Schema(name = "RecordingProgressResponse")
public record ProgressResponse(
    int recordingId,
    String status,
    int progress,
    int progressPercentage,
    String currentStep,
    String estimatedCompletion,
    long chunksCreated,
    String message) {
  private static final double SPEED = 20;

  static ProgressResponse of(Progress progress) {
    Recording recording = progress.view().recording();
    boolean open =
        recording.getStatus() == RecordingStatus.UPLOADED
            || recording.getStatus() == RecordingStatus.PROCESSING;
    int percentage = recording.getProcessingStep().percentage();
    return new ProgressResponse(
        recording.getId(),
        recording.getStatus().wire(),
        percentage,
        percentage,
        recording.getProcessingStep().wire(),
        open ? Times.wire(estimate(progress)) : null,
        progress.view().chunks(),
        message(recording));
  }

  private static OffsetDateTime estimate(Progress progress) {
    Recording recording = progress.view().recording();
    OffsetDateTime begin =
        progress
            .task()
            .map(task -> task.getStartedAt() == null ? task.getRunAt() : task.getStartedAt())
            .orElse(recording.getUpdatedAt());
    return begin.plusNanos((long) ((1 + recording.getDuration() / SPEED) * 1e9));
  }

  private static String message(Recording recording) {
    return switch (recording.getStatus()) {
      case UPLOADED -> "The recording waits to be processed.";
      case PROCESSING -> "The recording is being processed.";
      case PROCESSED -> "The recording is processed.";
      case FAILED -> recording.getFailureReason();
    };
  }
}
