package org.shrutik.web.dataset;

import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.web.rest.Times;

/** How far a release is; {@code download_url} only while the archive is offered. */
public record ExportResponse(
    int id,
    String jobId,
    String batchId,
    String exportId,
    String exportType,
    String status,
    int progressPercentage,
    String downloadUrl,
    String archivePath,
    String storageType,
    Double fileSizeMb,
    Long fileSizeBytes,
    String checksum,
    String releaseId,
    String format,
    String formatVersion,
    Integer compressionLevel,
    Map<String, Object> filtersApplied,
    Map<String, Object> filterCriteria,
    int chunkCount,
    int recordsExported,
    List<Integer> chunkIds,
    boolean exported,
    Double totalDurationSeconds,
    Map<String, Object> languageStats,
    Map<String, Object> recordingIdRange,
    int retryCount,
    String error,
    String errorMessage,
    Integer createdById,
    String createdAt,
    String completedAt,
    String expiresAt) {
  private static final double BYTES_A_MEGABYTE = 1_000_000;

  /**
   * One of a list.
   *
   * @param chunkIds null where they would be too many to tell
   */
  static ExportResponse of(
      ExportBatch batch, List<Integer> chunkIds, OffsetDateTime now, UriInfo uri) {
    Long size = batch.getFileSizeBytes();
    String url =
        batch.isOffered(now)
            ? uri.getBaseUriBuilder()
                .path("export/batch/{id}/download")
                .build(batch.getBatchId())
                .toString()
            : null;
    return new ExportResponse(
        batch.getId(),
        batch.getBatchId(),
        batch.getBatchId(),
        batch.getBatchId(),
        batch.getExportType().wire(),
        batch.getStatus().wire(),
        batch.progressPercentage(),
        url,
        url,
        "local",
        size == null ? null : megabytes(size),
        size,
        batch.getChecksum(),
        batch.getReleaseId(),
        batch.getFormat(),
        "1.0",
        batch.getCompressionLevel(),
        batch.getFilterCriteria(),
        batch.getFilterCriteria(),
        batch.getChunkCount(),
        batch.getChunkCount(),
        chunkIds,
        batch.isExported(),
        batch.getTotalDurationSeconds(),
        batch.getLanguageStats(),
        batch.getRecordingIdRange(),
        batch.getRetryCount(),
        batch.getErrorMessage(),
        batch.getErrorMessage(),
        batch.getCreatedById(),
        Times.wire(batch.getCreatedAt()),
        Times.wire(batch.getCompletedAt()),
        Times.wire(batch.getExpiresAt()));
  }

  /** Rounded to a hundredth, as the documented sample. */
  static double megabytes(long bytes) {
    return Math.round(100 * bytes / BYTES_A_MEGABYTE) / 100.0;
  }
}
