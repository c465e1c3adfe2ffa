package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.review.ReviewDecision;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/**
 * Second thoughts about transcriptions. What a consensus was made from is no longer changed, so
 * that every decision can be explained by what it was made from, but for what a reviewer wants
 * revised.
 */
@Stateless
public class TranscriptionCorrectionService {
  private static final int MOST_AT_ONCE = 1000;

  @Inject private TranscriptionRepository transcriptions;
  @Inject private ChunkRepository chunks;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Corrects what the caller wrote; a part of {@code draft} that is null stays as it is.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND for an unknown or foreign transcription,
   *     INSUFFICIENT_PERMISSIONS for staff who would change another's words, VALIDATION_ERROR,
   *     CONFLICT once a consensus was made from it
   */
  public Transcription correct(Caller caller, int id, Draft draft) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    Transcription transcription = visible(caller, id);
    if (transcription.getUserId() != caller.userId()) {
      throw ShrutikException.forbidden("Nobody changes what somebody else wrote.");
    }
    Chunk chunk = lockUndecided(transcription);
    String text = draft.text() == null ? transcription.getText() : draft.text();
    Draft whole =
        new Draft(chunk.getId(), text, draft.quality(), draft.confidence(), draft.metaData());
    List<FieldIssue> faults = whole.faults("");
    if (!faults.isEmpty()) {
      throw ShrutikException.invalid(faults);
    }
    transcription.correct(
        text, draft.quality(), draft.confidence(), draft.metaData(), OffsetDateTime.now(clock));
    askForConsensus(chunk);
    return transcription;
  }

  /**
   * Takes a transcription back: its author, or staff who review.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND, or CONFLICT once a consensus was made from it
   */
  public void withdraw(Caller caller, int id) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    Transcription transcription = visible(caller, id);
    if (transcription.getUserId() != caller.userId()) {
      caller.require(Permission.REVIEW_QUALITY);
    }
    Chunk chunk = lockUndecided(transcription);
    transcriptions.remove(transcription);
    chunk.withdrawn(Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt());
    audit.record(
        caller.userId(),
        "delete-transcription",
        "transcription",
        id,
        Map.of("chunk", chunk.getId(), "author", transcription.getUserId()));
  }

  /**
   * Has the consensus of these chunks made anew, with the weights in force.
   *
   * @return the ids of those with enough transcriptions
   * @throws ShrutikException RESOURCE_NOT_FOUND for the first chunk that there is not
   */
  public List<Integer> recalculate(Caller caller, Collection<Integer> chunkIds) {
    caller.require(Permission.REVIEW_QUALITY);
    if (chunkIds.size() > MOST_AT_ONCE || chunkIds.stream().anyMatch(id -> id == null)) {
      throw ShrutikException.invalid("chunk_ids", "must be at most " + MOST_AT_ONCE + " ids");
    }
    List<Integer> asked = new ArrayList<>();
    // In the order of ids, like everybody who locks several.
    for (int id : new TreeSet<>(chunkIds)) {
      Chunk chunk = chunks.lock(id).orElseThrow(() -> chunks.missing(id));
      if (askForConsensus(chunk)) {
        asked.add(id);
      }
    }
    return asked;
  }

  private boolean askForConsensus(Chunk chunk) {
    boolean enough = chunk.getTranscriptCount() >= Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt();
    if (enough) {
      tasks.enqueue(TaskKind.CONSENSUS, chunk.getId());
    }
    return enough;
  }

  private Transcription visible(Caller caller, int id) {
    return transcriptions
        .find(id)
        .filter(t -> t.getUserId() == caller.userId() || caller.may(Permission.VIEW_ALL_DATA))
        .orElseThrow(() -> ShrutikException.notFound("transcription", id));
  }

  private Chunk lockUndecided(Transcription transcription) {
    Chunk chunk = chunks.lock(transcription.getChunkId()).orElseThrow();
    boolean asked = transcription.getReviewState() == ReviewDecision.NEEDS_REVISION;
    if (chunk.getConsensusTranscriptId() != null && !asked) {
      throw ShrutikException.conflict(
          "transcription_id", "A consensus was made from it already; it stays as it is.");
    }
    return chunk;
  }
}
