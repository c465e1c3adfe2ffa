package org.shrutik.withdrawal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingRepository;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/**
 * The steps of a withdrawal, each a transaction that may be done again after a crash. Called by the
 * application itself only.
 */
@Stateless
public class ErasureService {
  private static final int PAGE = 100;

  @Inject private WithdrawalRepository withdrawals;
  @Inject private RecordingRepository recordings;
  @Inject private ChunkRepository chunks;
  @Inject private TranscriptionRepository transcriptions;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** The withdrawal, unless it is done already. */
  public Optional<Withdrawal> begin(long id, long taskId) {
    Optional<Withdrawal> open = withdrawals.find(id).filter(w -> !w.isCompleted());
    if (open.isEmpty()) {
      tasks.complete(taskId);
    }
    return open;
  }

  /** The next recordings that are still there. */
  public List<Integer> recordings(Withdrawal withdrawal) {
    return withdrawal.getRecordingId() == null
        ? withdrawals.recordingsOf(withdrawal.getUserId(), PAGE)
        : recordings.find(withdrawal.getRecordingId()).map(Recording::getId).stream().toList();
  }

  /** Deletes a recording with everything made of it, and remembers its files. */
  public void eraseRecording(long withdrawalId, int recordingId) {
    Withdrawal withdrawal = withdrawals.lock(withdrawalId).orElseThrow();
    Optional<Recording> found = recordings.lock(recordingId);
    if (found.isEmpty()) {
      return;
    }
    Recording recording = found.get();
    OffsetDateTime now = OffsetDateTime.now(clock);
    // In the order of ids, like everybody who locks several.
    List<Chunk> cut = chunks.ofRecording(recordingId);
    cut.stream().map(Chunk::getId).sorted().forEach(chunks::lock);
    withdrawals.keepSums(recordingId);
    int releases =
        withdrawals.leaveReleases(withdrawalId, recordingId, withdrawal.getScope().name(), now);
    String key = recording.getFilePath();
    withdrawals.noteFolder(
        withdrawalId,
        key.substring(0, key.lastIndexOf('/')),
        1 + cut.size(),
        recording.getSizeBytes() + cut.stream().mapToLong(Chunk::getSizeBytes).sum());
    WithdrawalRepository.Removed removed =
        withdrawals.deleteRecording(recordingId, recording.getSessionId(), now);
    withdrawal.removedRecording(removed.chunks(), removed.transcriptions(), releases);
  }

  /** The next chunks that the person transcribed, where that is taken back too. */
  public List<Integer> transcribedChunks(Withdrawal withdrawal) {
    return withdrawal.getScope() == Withdrawal.Scope.ACCOUNT && !withdrawal.isKeepTranscriptions()
        ? withdrawals.transcribedBy(withdrawal.getUserId(), PAGE)
        : List.of();
  }

  /** Deletes what the person wrote of a chunk and has its consensus made without it. */
  public void eraseTranscription(long withdrawalId, int chunkId) {
    Withdrawal withdrawal = withdrawals.lock(withdrawalId).orElseThrow();
    Chunk chunk = chunks.lock(chunkId).orElseThrow();
    Optional<Transcription> found = transcriptions.find(chunkId, withdrawal.getUserId());
    if (found.isPresent()) {
      withdrawals.keepSum(found.get().getId());
      transcriptions.remove(found.get());
      chunk.withdrawn(Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt());
      tasks.enqueue(TaskKind.CONSENSUS, chunkId);
      withdrawal.removedTranscription();
    }
  }

  /** The next objects in storage that have to go. */
  public List<WithdrawalRepository.StoredObject> objects(long withdrawalId) {
    return withdrawals.objects(withdrawalId, PAGE);
  }

  /** An object is gone. */
  public void erasedObject(long withdrawalId, WithdrawalRepository.StoredObject object) {
    Withdrawal withdrawal = withdrawals.lock(withdrawalId).orElseThrow();
    withdrawals.forgetObject(object.id());
    withdrawal.removedFiles(object.files(), object.bytes());
  }

  /** Everything is gone: writes the receipt. */
  public void complete(long withdrawalId, long taskId) {
    Withdrawal withdrawal = withdrawals.lock(withdrawalId).orElseThrow();
    if (!withdrawal.isCompleted()) {
      if (withdrawal.getScope() == Withdrawal.Scope.ACCOUNT) {
        withdrawals.forgetPerson(withdrawal.getUserId());
      }
      withdrawal.complete(OffsetDateTime.now(clock));
      audit.record(
          withdrawal.getUserId(),
          "complete-withdrawal",
          "withdrawal",
          withdrawalId,
          Map.of(
              "recordings", withdrawal.getRecordings(),
              "chunks", withdrawal.getChunks(),
              "files", withdrawal.getFiles()));
    }
    tasks.complete(taskId);
  }
}
