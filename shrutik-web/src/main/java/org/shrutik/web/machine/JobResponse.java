package org.shrutik.web.machine;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.machine.MachineJob;
import org.shrutik.machine.MachineJobService.JobView;
import org.shrutik.web.rest.Times;

/** A job; lists show no texts. */
@Schema(name = "MachineJobResponse")
public record JobResponse(
    String id,
    String originalFilename,
    String target,
    Integer targetId,
    String model,
    String language,
    String status,
    double progress,
    Long position,
    String usedModel,
    String usedLanguage,
    Double languageProbability,
    Double duration,
    Integer processingTimeSeconds,
    int attempts,
    String errorMessage,
    long sizeBytes,
    String createdAt,
    String updated,
    String startedAt,
    String finishedAt) {
  static JobResponse of(JobView view) {
    return of(view.job(), view.position().orElse(null));
  }

  static JobResponse of(MachineJob job) {
    return of(job, null);
  }

  private static JobResponse of(MachineJob job, Long position) {
    return new JobResponse(
        job.getPublicId(),
        job.getFilename(),
        job.getTarget().name().toLowerCase(Locale.ROOT),
        job.getTargetId(),
        job.getModel(),
        job.getLanguage(),
        job.getStatus().wire(),
        job.getProgress(),
        position,
        job.getUsedModel(),
        job.getUsedLanguage(),
        job.getLanguageProbability(),
        job.getDuration(),
        job.processingSeconds(),
        job.getRun(),
        job.getErrorMessage(),
        job.getSizeBytes(),
        Times.wire(job.getCreatedAt()),
        Times.wire(job.getUpdatedAt()),
        Times.wire(job.getStartedAt()),
        Times.wire(job.getFinishedAt()));
  }
}
