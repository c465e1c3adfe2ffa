package org.shrutik.web.machine;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.machine.JobStatus;
import org.shrutik.machine.MachineJob;

/**
 * A job in the words of the service with presigned uploads: four states, ids with a prefix, moments
 * without a zone, which are UTC.
 */
final class ForeignJob {
  private static final String PREFIX = "transcription_job-";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int WHOLE = 100;

  private ForeignJob() {}

  static String id(MachineJob job) {
    return PREFIX + job.getPublicId();
  }

  /** The id as it is known here. */
  static String plainId(String id) {
    return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
  }

  static String status(JobStatus status) {
    return switch (status) {
      case QUEUED -> "pending";
      case PROCESSING, ENRICHING -> "processing";
      case COMPLETED -> "completed";
      default -> "failed";
    };
  }

  static String moment(OffsetDateTime time) {
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).format(MOMENT);
  }

  /** What failed; a cancelled job says so. */
  static String error(MachineJob job) {
    if (job.getStatus() == JobStatus.CANCELLED) {
      return "The job was cancelled.";
    }
    return job.getStatus().isFailure() ? job.getErrorMessage() : null;
  }

  /** The present state as a message. */
  static Map<String, Object> update(MachineJob job) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "job_update");
    message.put("job_id", id(job));
    message.put("status", status(job.getStatus()));
    message.put("progress", Math.round(job.getProgress() * WHOLE));
    message.put("message", job.getStatus().wire());
    message.put("result", job.getResultText());
    message.put("language", job.getUsedLanguage());
    message.put("language_probability", job.getLanguageProbability());
    message.put("processing_time", job.processingSeconds());
    message.put("error", error(job));
    return message;
  }
}
