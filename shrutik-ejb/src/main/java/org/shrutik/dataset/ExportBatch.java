package org.shrutik.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shrutik.config.JsonMapConverter;

/** One release from its request to its archive. */
@Entity
@Table(name = "export_batches")
public class ExportBatch {
  private static final int MAX_ATTEMPTS = 3;
  private static final int NOTHING_DONE = 0;
  private static final int EVERYTHING_DONE = 100;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "batch_id")
  private String batchId;

  @Column(name = "archive_path")
  private String archivePath;

  @Column(name = "chunk_count")
  private int chunkCount;

  @Column(name = "file_size_bytes")
  private Long fileSizeBytes;

  @Convert(converter = ExportStatus.Column.class)
  private ExportStatus status;

  private boolean exported;

  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "retry_count")
  private int retryCount;

  private String checksum;

  @Column(name = "compression_level")
  private Integer compressionLevel;

  @Column(name = "recording_id_range")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> recordingIdRange;

  @Column(name = "language_stats")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> languageStats;

  @Column(name = "total_duration_seconds")
  private Double totalDurationSeconds;

  @Column(name = "filter_criteria")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> filterCriteria;

  private String format;

  @Column(name = "export_type")
  @Convert(converter = ExportType.Column.class)
  private ExportType exportType;

  @Column(name = "release_id")
  private String releaseId;

  // Counted by statements of their own while the job runs.
  @Column(name = "verified_count", insertable = false, updatable = false)
  private int verifiedCount;

  @Column(name = "archived_count", insertable = false, updatable = false)
  private int archivedCount;

  private String owner;

  @Column(name = "job_execution_id")
  private Long jobExecutionId;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "completed_at")
  private OffsetDateTime completedAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "created_by_id")
  private Integer createdById;

  protected ExportBatch() {}

  ExportBatch(String batchId, ExportFilter filter, int createdById, OffsetDateTime now) {
    this.batchId = batchId;
    this.filterCriteria = filter.asMap();
    this.format = filter.format().wire();
    this.exportType = filter.type();
    this.createdById = createdById;
    this.status = ExportStatus.PENDING;
    this.createdAt = now;
  }

  /** The selection is frozen and this is what it holds. */
  void froze(List<LocaleCount> counts) {
    Map<String, Object> stats = new TreeMap<>();
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    double seconds = 0;
    chunkCount = 0;
    for (LocaleCount count : counts) {
      stats.put(
          count.locale(),
          Map.of("clips", count.clips(), "speakers", count.speakers(), "seconds", count.seconds()));
      chunkCount += count.clips();
      seconds += count.seconds();
      lowest = Math.min(lowest, count.lowestRecording());
      highest = Math.max(highest, count.highestRecording());
    }
    languageStats = stats;
    totalDurationSeconds = seconds;
    recordingIdRange = Map.of("min", lowest, "max", highest);
  }

  /** A node takes the work on itself. */
  void claim(String node) {
    status = ExportStatus.PROCESSING;
    owner = node;
  }

  /** The job runs, for the first time or again. */
  void began(long executionId) {
    jobExecutionId = executionId;
  }

  /** The archive is in its place. */
  void complete(
      String release, String key, String sha256, long sizeBytes, int days, OffsetDateTime now) {
    status = ExportStatus.COMPLETED;
    exported = true;
    releaseId = release;
    archivePath = key;
    checksum = sha256;
    fileSizeBytes = sizeBytes;
    compressionLevel = 0;
    errorMessage = null;
    completedAt = now;
    expiresAt = now.plusDays(days);
  }

  /**
   * The job ended without an archive.
   *
   * @param lasting whether another attempt would fail as well
   */
  void fail(String cause, boolean lasting) {
    errorMessage = cause;
    owner = null;
    retryCount++;
    status = lasting || retryCount >= MAX_ATTEMPTS ? ExportStatus.FAILED : ExportStatus.PENDING;
  }

  /** An operator wants another round of attempts. */
  void retry() {
    status = ExportStatus.PENDING;
    retryCount = 0;
    errorMessage = null;
  }

  /** 0–100; 100 only when the archive can be fetched. */
  public int progressPercentage() {
    return switch (status) {
      case COMPLETED -> EVERYTHING_DONE;
      case PENDING -> NOTHING_DONE;
      case PROCESSING, FAILED ->
          chunkCount == 0
              ? NOTHING_DONE
              : (int)
                  Math.min(
                      EVERYTHING_DONE - 1,
                      50L * ((long) verifiedCount + archivedCount) / chunkCount);
    };
  }

  /** Whether the archive is offered now. */
  public boolean isOffered(OffsetDateTime now) {
    return status == ExportStatus.COMPLETED && now.isBefore(expiresAt);
  }

  public ExportFilter filter() {
    return ExportFilter.ofMap(filterCriteria);
  }

  public Integer getId() {
    return id;
  }

  /** The public name of the request, also that of its job. */
  public String getBatchId() {
    return batchId;
  }

  /** The storage key of the archive. */
  public String getArchivePath() {
    return archivePath;
  }

  public int getChunkCount() {
    return chunkCount;
  }

  public Long getFileSizeBytes() {
    return fileSizeBytes;
  }

  public ExportStatus getStatus() {
    return status;
  }

  /** Whether the archive was made, even where it is no longer offered. */
  public boolean isExported() {
    return exported;
  }

  public String getErrorMessage() {
    return errorMessage;
  }

  public int getRetryCount() {
    return retryCount;
  }

  /** SHA-256 of the archive in hex. */
  public String getChecksum() {
    return checksum;
  }

  /** 0, because entries are stored; null until completed. */
  public Integer getCompressionLevel() {
    return compressionLevel;
  }

  public Map<String, Object> getLanguageStats() {
    return languageStats;
  }

  public Map<String, Object> getRecordingIdRange() {
    return recordingIdRange;
  }

  public Double getTotalDurationSeconds() {
    return totalDurationSeconds;
  }

  public Map<String, Object> getFilterCriteria() {
    return filterCriteria;
  }

  public String getFormat() {
    return format;
  }

  public ExportType getExportType() {
    return exportType;
  }

  /** Names the content: equal for equal filters on equal data. Null until completed. */
  public String getReleaseId() {
    return releaseId;
  }

  /** The node that works on it, null while nobody does. */
  public String getOwner() {
    return owner;
  }

  /** The latest execution of its job, null until it was first started. */
  public Long getJobExecutionId() {
    return jobExecutionId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getCompletedAt() {
    return completedAt;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }

  public Integer getCreatedById() {
    return createdById;
  }
}
