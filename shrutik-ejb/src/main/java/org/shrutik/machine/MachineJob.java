package org.shrutik.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.shrutik.ShrutikException;

/** One sound to be turned into text. */
@Entity
@Table(name = "machine_jobs")
public class MachineJob {
  private static final int MAX_ERROR_CHARACTERS = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "user_id")
  private int userId;

  @Enumerated(EnumType.STRING)
  private JobTarget target;

  @Column(name = "target_id")
  private Integer targetId;

  private String filename;

  @Column(name = "storage_key")
  private String storageKey;

  @Column(name = "size_bytes")
  private long sizeBytes;

  private String model;
  private String language;

  @Enumerated(EnumType.STRING)
  private JobStatus status;

  private int run;

  @Column(name = "cancel_requested")
  private boolean cancelRequested;

  private double progress;

  @Column(name = "used_model")
  private String usedModel;

  @Column(name = "used_language")
  private String usedLanguage;

  @Column(name = "language_probability")
  private Double languageProbability;

  private Double duration;

  @Column(name = "result_text")
  private String resultText;

  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "failing_as")
  @Enumerated(EnumType.STRING)
  private JobStatus failingAs;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  @Column(name = "queued_at")
  private OffsetDateTime queuedAt;

  @Column(name = "started_at")
  private OffsetDateTime startedAt;

  @Column(name = "finished_at")
  private OffsetDateTime finishedAt;

  @Version private int version;

  protected MachineJob() {}

  MachineJob(int userId, NewJob order, OffsetDateTime now) {
    this.publicId = UUID.randomUUID().toString().replace("-", "");
    this.userId = userId;
    this.target = order.target();
    this.targetId = order.targetId();
    this.filename = order.filename();
    this.storageKey = order.storageKey();
    this.sizeBytes = order.sizeBytes();
    this.model = order.model();
    this.language = order.language();
    this.createdAt = now;
    queue(now);
  }

  private void queue(OffsetDateTime now) {
    status = JobStatus.QUEUED;
    queuedAt = now;
    updatedAt = now;
    progress = 0;
    startedAt = null;
    finishedAt = null;
    cancelRequested = false;
    resultText = null;
    errorMessage = null;
    failingAs = null;
  }

  /**
   * Everything once more.
   *
   * @throws ShrutikException CONFLICT while it waits or runs
   */
  void restart(OffsetDateTime now) {
    if (!status.isFinal()) {
      throw ShrutikException.conflict(
          "job_id", "The job is " + status.wire() + "; cancel it first.");
    }
    queue(now);
  }

  /** An attempt begins; whatever an earlier one still does, it is not listened to any more. */
  void begin(OffsetDateTime now) {
    run++;
    status = JobStatus.PROCESSING;
    startedAt = now;
    updatedAt = now;
    progress = 0;
  }

  /** Whether the attempt is still the one that counts. */
  boolean isRun(int number) {
    return !status.isFinal() && status != JobStatus.QUEUED && run == number;
  }

  void reach(double share, OffsetDateTime now) {
    progress = Math.max(progress, Math.min(1, share));
    updatedAt = now;
  }

  void use(String newModel, String newLanguage, Double probability, double seconds) {
    usedModel = newModel;
    usedLanguage = newLanguage;
    languageProbability = probability;
    duration = seconds;
  }

  void enrich(OffsetDateTime now) {
    status = JobStatus.ENRICHING;
    updatedAt = now;
  }

  void complete(String text, OffsetDateTime now) {
    resultText = text;
    errorMessage = null;
    progress = 1;
    end(JobStatus.COMPLETED, now);
  }

  void fail(JobStatus how, String cause, OffsetDateTime now) {
    errorMessage = shortened(cause);
    end(how, now);
  }

  /** An attempt failed that may be made again. */
  void wait(JobStatus how, String cause, OffsetDateTime now) {
    status = JobStatus.QUEUED;
    failingAs = how;
    errorMessage = shortened(cause);
    progress = 0;
    updatedAt = now;
  }

  /** Ends what is not begun; asks what runs to end. */
  void cancel(OffsetDateTime now) {
    if (status.isFinal()) {
      throw ShrutikException.conflict("job_id", "The job is " + status.wire() + " already.");
    }
    cancelRequested = true;
    updatedAt = now;
    if (status == JobStatus.QUEUED) {
      end(JobStatus.CANCELLED, now);
    }
  }

  void cancelled(OffsetDateTime now) {
    end(JobStatus.CANCELLED, now);
  }

  private void end(JobStatus how, OffsetDateTime now) {
    status = how;
    finishedAt = now;
    updatedAt = now;
  }

  private static String shortened(String cause) {
    return cause.length() > MAX_ERROR_CHARACTERS ? cause.substring(0, MAX_ERROR_CHARACTERS) : cause;
  }

  public Long getId() {
    return id;
  }

  public String getPublicId() {
    return publicId;
  }

  public int getUserId() {
    return userId;
  }

  public JobTarget getTarget() {
    return target;
  }

  public Integer getTargetId() {
    return targetId;
  }

  public String getFilename() {
    return filename;
  }

  public String getStorageKey() {
    return storageKey;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public String getModel() {
    return model;
  }

  public String getLanguage() {
    return language;
  }

  public JobStatus getStatus() {
    return status;
  }

  public int getRun() {
    return run;
  }

  public boolean isCancelRequested() {
    return cancelRequested;
  }

  public double getProgress() {
    return progress;
  }

  public String getUsedModel() {
    return usedModel;
  }

  public String getUsedLanguage() {
    return usedLanguage;
  }

  public Double getLanguageProbability() {
    return languageProbability;
  }

  public Double getDuration() {
    return duration;
  }

  public String getResultText() {
    return resultText;
  }

  public String getErrorMessage() {
    return errorMessage;
  }

  JobStatus getFailingAs() {
    return failingAs;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }

  public OffsetDateTime getQueuedAt() {
    return queuedAt;
  }

  public OffsetDateTime getStartedAt() {
    return startedAt;
  }

  public OffsetDateTime getFinishedAt() {
    return finishedAt;
  }

  /** Seconds of its last attempt; null while there is none that ended. */
  public Integer processingSeconds() {
    return startedAt == null || finishedAt == null
        ? null
        : Math.toIntExact(Duration.between(startedAt, finishedAt).toSeconds());
  }
}
