package org.shrutik.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/** One uploaded recording of a script. */
@Entity
@Table(name = "voice_recordings")
public class Recording {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "script_id")
  private int scriptId;

  @Column(name = "language_id")
  private int languageId;

  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Column(name = "file_path")
  private String filePath;

  private String sha256;

  @Column(name = "size_bytes")
  private long sizeBytes;

  @Column(name = "mime_type")
  private String mimeType;

  private double duration;

  @Column(name = "sample_rate")
  private int sampleRate;

  private int channels;

  @Enumerated(EnumType.STRING)
  private RecordingStatus status;

  @Column(name = "processing_step")
  @Enumerated(EnumType.STRING)
  private ProcessingStep processingStep;

  @Column(name = "failure_reason")
  private String failureReason;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  protected Recording() {}

  /**
   * A recording just accepted.
   *
   * @param metaData claims of the client and measurements
   */
  public Recording(
      RecordingSession session,
      String idempotencyKey,
      StoredAudio audio,
      Map<String, Object> metaData,
      OffsetDateTime now) {
    this.userId = session.getUserId();
    this.scriptId = session.getScriptId();
    this.languageId = session.getLanguageId();
    this.sessionId = session.getId();
    this.idempotencyKey = idempotencyKey;
    this.filePath = audio.key();
    this.sha256 = audio.sha256();
    this.sizeBytes = audio.sizeBytes();
    this.mimeType = audio.mimeType();
    this.duration = audio.durationSeconds();
    this.sampleRate = audio.sampleRate();
    this.channels = audio.channels();
    this.metaData = new LinkedHashMap<>(metaData);
    this.status = RecordingStatus.UPLOADED;
    this.processingStep = ProcessingStep.QUEUED;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Work has begun or moved on; a processed recording does not go back. */
  public void reach(ProcessingStep step, OffsetDateTime now) {
    if (status != RecordingStatus.PROCESSED) {
      status = RecordingStatus.PROCESSING;
      processingStep = step;
      failureReason = null;
      updatedAt = now;
    }
  }

  /** It waits to be worked on, from the beginning. */
  public void queue(OffsetDateTime now) {
    if (status != RecordingStatus.PROCESSED) {
      status = RecordingStatus.UPLOADED;
      processingStep = ProcessingStep.QUEUED;
      failureReason = null;
      updatedAt = now;
    }
  }

  public void processed(OffsetDateTime now) {
    status = RecordingStatus.PROCESSED;
    processingStep = ProcessingStep.COMPLETED;
    failureReason = null;
    updatedAt = now;
  }

  public void fail(String reason, OffsetDateTime now) {
    if (status != RecordingStatus.PROCESSED) {
      status = RecordingStatus.FAILED;
      processingStep = ProcessingStep.FAILED;
      failureReason = reason;
      updatedAt = now;
    }
  }

  public boolean isProcessed() {
    return status == RecordingStatus.PROCESSED;
  }

  public Integer getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public int getScriptId() {
    return scriptId;
  }

  public int getLanguageId() {
    return languageId;
  }

  public String getSessionId() {
    return sessionId;
  }

  /** The storage key of the original. */
  public String getFilePath() {
    return filePath;
  }

  public String getSha256() {
    return sha256;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public String getMimeType() {
    return mimeType;
  }

  /** Measured length in seconds. */
  public double getDuration() {
    return duration;
  }

  public int getSampleRate() {
    return sampleRate;
  }

  public int getChannels() {
    return channels;
  }

  public RecordingStatus getStatus() {
    return status;
  }

  public ProcessingStep getProcessingStep() {
    return processingStep;
  }

  public String getFailureReason() {
    return failureReason;
  }

  public Map<String, Object> getMetaData() {
    return metaData;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }
}
