package org.shrutik.web.dataset;

import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.web.rest.Times;

/** How far a release is; {@code download_url} only while the archive is offered. */
public record ExportResponse(
    String jobId,
    String batchId,
    String exportType,
    String status,
    int progressPercentage,
    String downloadUrl,
    Double fileSizeMb,
    Long fileSizeBytes,
    String checksum,
    String releaseId,
    String format,
    Map<String, Object> filtersApplied,
    int chunkCount,
    Double totalDurationSeconds,
    Map<String, Object> languageStats,
    Map<String, Object> recordingIdRange,
    int retryCount,
    String error,
    String createdAt,
    String completedAt,
    String expiresAt) {
  private static final double BYTES_A_MEGABYTE = 1_000_000;

  static ExportResponse of(ExportBatch batch, OffsetDateTime now, UriInfo uri) {
    Long size = batch.getFileSizeBytes();
    return new ExportResponse(
        batch.getBatchId(),
        batch.getBatchId(),
        "dataset",
        batch.getStatus().wire(),
        batch.progressPercentage(),
        batch.isOffered(now)
            ? uri.getBaseUriBuilder()
                .path("export/batch/{id}/download")
                .build(batch.getBatchId())
                .toString()
            : null,
        size == null ? null : megabytes(size),
        size,
        batch.getChecksum(),
        batch.getReleaseId(),
        batch.getFormat(),
        batch.getFilterCriteria(),
        batch.getChunkCount(),
        batch.getTotalDurationSeconds(),
        batch.getLanguageStats(),
        batch.getRecordingIdRange(),
        batch.getRetryCount(),
        batch.getErrorMessage(),
        Times.wire(batch.getCreatedAt()),
        Times.wire(batch.getCompletedAt()),
        Times.wire(batch.getExpiresAt()));
  }

  /** Rounded to a hundredth, as the documented sample. */
  static double megabytes(long bytes) {
    return Math.round(100 * bytes / BYTES_A_MEGABYTE) / 100.0;
  }
}
