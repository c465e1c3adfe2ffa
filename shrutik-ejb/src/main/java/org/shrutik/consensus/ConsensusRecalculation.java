package org.shrutik.consensus;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** The deciding of every chunk anew with the weights of one snapshot. */
@Entity
@Table(name = "consensus_recalculations")
public class ConsensusRecalculation {
  static final int MAX_ATTEMPTS = 3;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Enumerated(EnumType.STRING)
  private RecalculationStatus status;

  @Column(name = "snapshot_id")
  private int snapshotId;

  @Column(name = "chunk_count")
  private int chunkCount;

  @Column(name = "done_count")
  private int doneCount;

  @Column(name = "changed_count")
  private int changedCount;

  @Column(name = "last_chunk_id")
  private int lastChunkId;

  private int attempts;
  private String owner;

  @Column(name = "job_execution_id")
  private Long jobExecutionId;

  @Column(name = "created_by_id")
  private Integer createdById;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "completed_at")
  private OffsetDateTime completedAt;

  protected ConsensusRecalculation() {}

  ConsensusRecalculation(int snapshotId, int chunkCount, int createdById, OffsetDateTime now) {
    this.status = RecalculationStatus.QUEUED;
    this.snapshotId = snapshotId;
    this.chunkCount = chunkCount;
    this.createdById = createdById;
    this.createdAt = now;
  }

  void claim(String node) {
    status = RecalculationStatus.RUNNING;
    owner = node;
    attempts++;
  }

  void began(long execution) {
    jobExecutionId = execution;
  }

  /** Chunks were decided; those up to {@link #getLastChunkId} are counted already. */
  void advance(int chunks, int changed, int last) {
    doneCount += chunks;
    changedCount += changed;
    lastChunkId = last;
  }

  void complete(OffsetDateTime now) {
    status = RecalculationStatus.COMPLETED;
    completedAt = now;
    owner = null;
  }

  /** The job ended early: it goes on later, a few times. */
  void interrupt(OffsetDateTime now) {
    boolean over = attempts >= MAX_ATTEMPTS;
    status = over ? RecalculationStatus.FAILED : RecalculationStatus.QUEUED;
    completedAt = over ? now : null;
    owner = null;
  }

  public Integer getId() {
    return id;
  }

  public RecalculationStatus getStatus() {
    return status;
  }

  public int getSnapshotId() {
    return snapshotId;
  }

  public int getChunkCount() {
    return chunkCount;
  }

  public int getDoneCount() {
    return doneCount;
  }

  /** How many got another text or another standing. */
  public int getChangedCount() {
    return changedCount;
  }

  /** The last chunk that was decided; they are decided in the order of their ids. */
  public int getLastChunkId() {
    return lastChunkId;
  }

  /** The node that works on it, null where none does. */
  public String getOwner() {
    return owner;
  }

  public Long getJobExecutionId() {
    return jobExecutionId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getCompletedAt() {
    return completedAt;
  }
}
