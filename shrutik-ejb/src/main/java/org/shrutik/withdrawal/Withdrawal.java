package org.shrutik.withdrawal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A wish to be forgotten, and the receipt for it. */
@Entity
@Table(name = "withdrawals")
public class Withdrawal {
  /** What is taken back. */
  public enum Scope {
    RECORDING,
    ACCOUNT;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String receipt;

  @Column(name = "user_id")
  private int userId;

  @Enumerated(EnumType.STRING)
  private Scope scope;

  @Column(name = "recording_id")
  private Integer recordingId;

  @Column(name = "keep_transcriptions")
  private boolean keepTranscriptions;

  private String reason;
  private String status;

  @Column(name = "requested_at")
  private OffsetDateTime requestedAt;

  @Column(name = "completed_at")
  private OffsetDateTime completedAt;

  @Column(name = "removed_recordings")
  private int recordings;

  @Column(name = "removed_chunks")
  private int chunks;

  @Column(name = "removed_transcriptions")
  private int transcriptions;

  @Column(name = "removed_files")
  private int files;

  @Column(name = "removed_bytes")
  private long bytes;

  @Column(name = "removed_releases")
  private int releases;

  protected Withdrawal() {}

  /**
   * A wish just uttered.
   *
   * @param recordingId null for the whole account
   */
  Withdrawal(
      String receipt,
      int userId,
      Integer recordingId,
      boolean keepTranscriptions,
      String reason,
      OffsetDateTime now) {
    this.receipt = receipt;
    this.userId = userId;
    this.scope = recordingId == null ? Scope.ACCOUNT : Scope.RECORDING;
    this.recordingId = recordingId;
    this.keepTranscriptions = keepTranscriptions;
    this.reason = reason;
    this.status = "PENDING";
    this.requestedAt = now;
  }

  void removedRecording(int removedChunks, int removedTranscriptions, int removedReleases) {
    recordings++;
    chunks += removedChunks;
    transcriptions += removedTranscriptions;
    releases += removedReleases;
  }

  void removedTranscription() {
    transcriptions++;
  }

  void removedFiles(int count, long size) {
    files += count;
    bytes += size;
  }

  void complete(OffsetDateTime now) {
    status = "COMPLETED";
    completedAt = now;
  }

  public boolean isCompleted() {
    return completedAt != null;
  }

  public Long getId() {
    return id;
  }

  /** Whoever has it may see how far it is. */
  public String getReceipt() {
    return receipt;
  }

  public int getUserId() {
    return userId;
  }

  public Scope getScope() {
    return scope;
  }

  public Integer getRecordingId() {
    return recordingId;
  }

  /** Whether what the person wrote of others' voices stays, without a name. */
  public boolean isKeepTranscriptions() {
    return keepTranscriptions;
  }

  /** In the person's own words, or null. */
  public String getReason() {
    return reason;
  }

  public String getStatus() {
    return status.toLowerCase(Locale.ROOT);
  }

  public OffsetDateTime getRequestedAt() {
    return requestedAt;
  }

  public OffsetDateTime getCompletedAt() {
    return completedAt;
  }

  public int getRecordings() {
    return recordings;
  }

  public int getChunks() {
    return chunks;
  }

  public int getTranscriptions() {
    return transcriptions;
  }

  public int getFiles() {
    return files;
  }

  public long getBytes() {
    return bytes;
  }

  public int getReleases() {
    return releases;
  }
}
