package org.shrutik.chunk;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;
import org.shrutik.recording.Recording;

/** A piece of a recording, 16 kHz mono WAV. */
@Entity
@Table(name = "audio_chunks")
public class Chunk {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "recording_id")
  private int recordingId;

  @Column(name = "language_id")
  private int languageId;

  @Column(name = "speaker_id")
  private int speakerId;

  @Column(name = "chunk_index")
  private int chunkIndex;

  @Column(name = "file_path")
  private String filePath;

  private String sha256;

  @Column(name = "size_bytes")
  private long sizeBytes;

  @Column(name = "start_time")
  private double startTime;

  @Column(name = "end_time")
  private double endTime;

  private double duration;

  @Column(name = "sentence_hint")
  private String sentenceHint;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Column(name = "transcript_count")
  private int transcriptCount;

  @Column(name = "skip_count")
  private int skipCount;

  @Column(name = "ready_for_export")
  private boolean readyForExport;

  @Column(name = "wants_transcription")
  private boolean wantsTranscription;

  @Column(name = "consensus_quality")
  private double consensusQuality;

  @Column(name = "consensus_transcript_id")
  private Integer consensusTranscriptId;

  @Column(name = "consensus_failed_count")
  private int consensusFailedCount;

  private boolean unusable;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Chunk() {}

  public Chunk(Recording recording, ChunkFile file, OffsetDateTime now) {
    this.recordingId = recording.getId();
    this.languageId = recording.getLanguageId();
    this.speakerId = recording.getUserId();
    this.chunkIndex = file.index();
    this.filePath = file.key();
    this.sha256 = file.sha256();
    this.sizeBytes = file.sizeBytes();
    this.startTime = file.startSeconds();
    this.endTime = file.endSeconds();
    this.duration = file.endSeconds() - file.startSeconds();
    this.sentenceHint = file.sentenceHint();
    this.wantsTranscription = true;
    this.createdAt = now;
  }

  /** Somebody transcribed it; from {@code max} people on it asks for no more. */
  public void transcribed(int max) {
    transcriptCount++;
    wantsTranscription = wantsTranscription && transcriptCount < max;
  }

  /** A transcription was taken back before any consensus. */
  public void withdrawn(int max) {
    transcriptCount--;
    wantsTranscription = !unusable && !readyForExport && transcriptCount < max;
  }

  public void skipped() {
    skipCount++;
  }

  /**
   * A consensus was reached or came short.
   *
   * @param nearestId the transcription nearest to the agreed text
   * @param accepted whether the confidence suffices for release
   * @param another whether one more person should be asked
   */
  public void agree(int nearestId, double confidence, boolean accepted, boolean another) {
    consensusTranscriptId = nearestId;
    consensusQuality = confidence;
    if (!accepted && !readyForExport) {
      consensusFailedCount++;
    }
    readyForExport = accepted && !unusable;
    wantsTranscription = another && !unusable;
  }

  /** Too few votes are left for what was agreed on: the vote begins anew. */
  public void reopen(int max) {
    consensusTranscriptId = null;
    consensusQuality = 0;
    readyForExport = false;
    wantsTranscription = !unusable && transcriptCount < max;
  }

  /** A reviewer's word: release it with this text, or not. */
  public void decide(Integer transcriptionId, boolean ready, int max) {
    if (transcriptionId != null) {
      consensusTranscriptId = transcriptionId;
    }
    unusable = unusable && !ready;
    readyForExport = ready;
    wantsTranscription = !unusable && !ready && transcriptCount < max;
  }

  /** A reviewer's word: nothing of it is released and nobody is asked about it any more. */
  public void discard() {
    unusable = true;
    readyForExport = false;
    wantsTranscription = false;
  }

  /** A reviewer's word: one more person is asked, however many were asked before. */
  public void askAnother() {
    unusable = false;
    readyForExport = false;
    wantsTranscription = true;
  }

  public Integer getId() {
    return id;
  }

  public int getRecordingId() {
    return recordingId;
  }

  public int getLanguageId() {
    return languageId;
  }

  public int getSpeakerId() {
    return speakerId;
  }

  public int getChunkIndex() {
    return chunkIndex;
  }

  /** The storage key. */
  public String getFilePath() {
    return filePath;
  }

  public String getSha256() {
    return sha256;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  /** Seconds from the start of the recording. */
  public double getStartTime() {
    return startTime;
  }

  public double getEndTime() {
    return endTime;
  }

  public double getDuration() {
    return duration;
  }

  public String getSentenceHint() {
    return sentenceHint;
  }

  public int getTranscriptCount() {
    return transcriptCount;
  }

  public int getSkipCount() {
    return skipCount;
  }

  public boolean isReadyForExport() {
    return readyForExport;
  }

  public boolean isWantsTranscription() {
    return wantsTranscription;
  }

  /** Whether a reviewer took it out of use. */
  public boolean isUnusable() {
    return unusable;
  }

  public double getConsensusQuality() {
    return consensusQuality;
  }

  public Integer getConsensusTranscriptId() {
    return consensusTranscriptId;
  }

  public int getConsensusFailedCount() {
    return consensusFailedCount;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
