package org.shrutik.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.shrutik.ShrutikException;

/** A piece of work on one subject (a recording, a chunk). */
@Entity
@Table(name = "tasks")
public class Task {
  /** A task whose worker died so often is dead: it is likely what kills the workers. */
  static final int MAX_INTERRUPTIONS = 20;

  private static final long MAX_RETRY_SECONDS = 300;
  private static final int MAX_ERROR_CHARACTERS = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  private TaskKind kind;

  @Column(name = "subject_id")
  private long subjectId;

  @Enumerated(EnumType.STRING)
  private TaskStatus status;

  private int attempts;
  private int interruptions;

  @Column(name = "run_at")
  private OffsetDateTime runAt;

  private String owner;

  @Column(name = "lease_until")
  private OffsetDateTime leaseUntil;

  @Column(name = "last_error")
  private String lastError;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "started_at")
  private OffsetDateTime startedAt;

  @Column(name = "finished_at")
  private OffsetDateTime finishedAt;

  protected Task() {}

  Task(TaskKind kind, long subjectId, String requestId, OffsetDateTime now) {
    this.kind = kind;
    this.subjectId = subjectId;
    this.requestId = requestId;
    this.status = TaskStatus.WAITING;
    this.createdAt = now;
    this.runAt = now;
  }

  boolean isClaimable(OffsetDateTime now) {
    return status == TaskStatus.WAITING && !runAt.isAfter(now);
  }

  boolean isLeaseOver(OffsetDateTime now) {
    return leaseUntil == null || now.isAfter(leaseUntil);
  }

  void claim(String node, OffsetDateTime now, long leaseSeconds) {
    status = TaskStatus.RUNNING;
    owner = node;
    startedAt = now;
    leaseUntil = now.plusSeconds(leaseSeconds);
  }

  /** Whether {@code node} still has it, whose lease then begins anew. */
  boolean renew(String node, OffsetDateTime now, long leaseSeconds) {
    if (status != TaskStatus.RUNNING || !node.equals(owner)) {
      return false;
    }
    leaseUntil = now.plusSeconds(leaseSeconds);
    return true;
  }

  /** The work is done; a worker that lost its lease meanwhile does not matter, being idempotent. */
  void complete(OffsetDateTime now) {
    status = TaskStatus.DONE;
    finishedAt = now;
    owner = null;
    leaseUntil = null;
    lastError = null;
  }

  /**
   * An attempt failed. Attempts are spaced 0, 1, 2, … times {@code retrySeconds}, at most 300 s.
   *
   * @return whether that was the last attempt
   */
  boolean fail(String cause, OffsetDateTime now, int maxAttempts, long retrySeconds) {
    attempts++;
    return release(
        cause, now, attempts >= maxAttempts, Math.min(MAX_RETRY_SECONDS, attempts * retrySeconds));
  }

  /** Its worker is gone. Not the task's fault, so it is not counted as an attempt. */
  boolean interrupt(OffsetDateTime now) {
    interruptions++;
    return release("The worker stopped in the middle", now, interruptions >= MAX_INTERRUPTIONS, 0);
  }

  private boolean release(String cause, OffsetDateTime now, boolean dead, long delaySeconds) {
    lastError =
        cause.length() > MAX_ERROR_CHARACTERS ? cause.substring(0, MAX_ERROR_CHARACTERS) : cause;
    owner = null;
    leaseUntil = null;
    status = dead ? TaskStatus.DEAD : TaskStatus.WAITING;
    finishedAt = dead ? now : null;
    runAt = now.plusSeconds(delaySeconds);
    return dead;
  }

  /**
   * Somebody does not want it done any more.
   *
   * @throws ShrutikException CONFLICT unless it waits: what runs cannot be stopped in the middle
   */
  void cancel(String cause, OffsetDateTime now) {
    if (status != TaskStatus.WAITING) {
      throw ShrutikException.conflict(
          "job_id",
          status == TaskStatus.RUNNING
              ? "The job is being worked on and ends by itself soon; only one that waits can be"
                  + " cancelled."
              : "The job is over.");
    }
    release(cause, now, true, 0);
  }

  /** Somebody asks for another round of attempts. */
  void retry(OffsetDateTime now) {
    status = TaskStatus.WAITING;
    attempts = 0;
    interruptions = 0;
    runAt = now;
    finishedAt = null;
  }

  public Long getId() {
    return id;
  }

  public TaskKind getKind() {
    return kind;
  }

  public long getSubjectId() {
    return subjectId;
  }

  public TaskStatus getStatus() {
    return status;
  }

  public int getAttempts() {
    return attempts;
  }

  public int getInterruptions() {
    return interruptions;
  }

  public OffsetDateTime getRunAt() {
    return runAt;
  }

  public String getOwner() {
    return owner;
  }

  public String getLastError() {
    return lastError;
  }

  public String getRequestId() {
    return requestId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getStartedAt() {
    return startedAt;
  }

  public OffsetDateTime getFinishedAt() {
    return finishedAt;
  }
}
