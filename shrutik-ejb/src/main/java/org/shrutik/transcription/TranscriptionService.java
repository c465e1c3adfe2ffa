package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.progress.Contribution;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/** Takes in what people heard and what they skipped. */
@Stateless
public class TranscriptionService {
  private static final int MAX_COMMENT = 5000;
  private static final int MAX_REASON = 500;
  private static final int MAX_SEARCH = 200;

  @Inject private TranscriptionRepository transcriptions;
  @Inject private SearchRepository search;
  @Inject private ChunkRepository chunks;
  @Inject private TaskService tasks;
  @Inject private Event<Contribution> given;
  @Inject private Clock clock;

  /**
   * Stores transcriptions and skips of a session, all or none. A transcription that was sent before
   * with the same text is answered as it stands; from the number of people on that a consensus
   * needs, a consensus is asked for.
   *
   * @throws ShrutikException VALIDATION_ERROR with every fault; RESOURCE_NOT_FOUND for an unknown
   *     or foreign session or a chunk that is not of it; SESSION_EXPIRED; CONFLICT for a different
   *     text for a chunk already transcribed
   */
  public Submission submit(
      Caller caller, String sessionId, List<Draft> drafts, List<Integer> skippedChunkIds) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    check(sessionId, drafts, skippedChunkIds);
    TranscriptionSession session =
        transcriptions
            .findSession(sessionId)
            .filter(s -> s.getUserId() == caller.userId())
            .orElseThrow(() -> ShrutikException.notFound("session", sessionId));
    Set<Integer> known = new HashSet<>(transcriptions.chunksOfSession(sessionId));
    requireOfSession(known, drafts, skippedChunkIds);
    boolean expired = session.isExpired(OffsetDateTime.now(clock));
    lockInOrder(drafts, skippedChunkIds);
    List<Transcription> stored = new ArrayList<>();
    for (Draft draft : drafts) {
      stored.add(store(caller, draft, expired));
    }
    if (expired && !skippedChunkIds.isEmpty()) {
      throw expired();
    }
    for (int chunkId : new TreeSet<>(skippedChunkIds)) {
      skipChunk(caller, chunkId, null, null);
    }
    return new Submission(stored, skippedChunkIds.size());
  }

  /** What a submission stored. */
  public record Submission(List<Transcription> transcriptions, int skipped) {}

  /**
   * A person does not want a chunk.
   *
   * @return the skip and how many people skipped that chunk
   */
  public Skipped skip(Caller caller, int chunkId, String reason, String comment) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    if (reason != null && reason.length() > MAX_REASON) {
      throw ShrutikException.invalid("reason", "must have at most " + MAX_REASON + " characters");
    }
    if (comment != null && comment.length() > MAX_COMMENT) {
      throw ShrutikException.invalid("comment", "must have at most " + MAX_COMMENT + " characters");
    }
    return skipChunk(caller, chunkId, reason, comment);
  }

  /** A skip and the number of people who skipped that chunk. */
  public record Skipped(ChunkSkip skip, int count) {}

  public Page<Transcription> listOwn(
      Caller caller, Optional<Integer> languageId, PageRequest page) {
    caller.require(Permission.VIEW_OWN_DATA);
    return transcriptions.page(TranscriptionFilter.of(caller.userId(), languageId), page);
  }

  public Page<Transcription> listAll(Caller caller, TranscriptionFilter filter, PageRequest page) {
    caller.require(Permission.VIEW_ALL_DATA);
    return transcriptions.page(filter, page);
  }

  /**
   * Searches in what everybody wrote.
   *
   * @param text what is looked for, 1 to 200 characters
   */
  public Page<SearchHit> search(
      Caller caller, String text, Optional<Integer> languageId, PageRequest page) {
    caller.require(Permission.SEARCH_TRANSCRIPTIONS);
    if (text == null || text.isBlank() || text.length() > MAX_SEARCH) {
      throw ShrutikException.invalid("q", "must have 1 to " + MAX_SEARCH + " characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw ShrutikException.invalid("q", "must not hold the character NUL");
    }
    return search.search(text.strip(), languageId, page);
  }

  /** Chunks that at least so many people skipped, newest first, for staff. */
  public Page<Chunk> listSkipped(Caller caller, int least, PageRequest page) {
    caller.require(Permission.VIEW_ALL_DATA);
    return chunks.skipped(least, page);
  }

  /** One transcription: one's own, or anybody's for staff; else RESOURCE_NOT_FOUND. */
  public Transcription get(Caller caller, int id) {
    return transcriptions
        .find(id)
        .filter(t -> t.getUserId() == caller.userId() || caller.may(Permission.VIEW_ALL_DATA))
        .orElseThrow(() -> ShrutikException.notFound("transcription", id));
  }

  private Transcription store(Caller caller, Draft draft, boolean expired) {
    Chunk chunk =
        chunks
            .lock(draft.chunkId())
            .orElseThrow(() -> ShrutikException.notFound("chunk", draft.chunkId()));
    Optional<Transcription> earlier = transcriptions.find(chunk.getId(), caller.userId());
    if (earlier.isPresent()) {
      if (!earlier.get().getText().equals(draft.text())) {
        throw ShrutikException.conflict(
            "chunk_id", "You have already transcribed chunk " + chunk.getId() + " otherwise.");
      }
      return earlier.get();
    }
    if (expired) {
      throw expired();
    }
    Transcription transcription =
        transcriptions.add(
            new Transcription(
                chunk,
                caller.userId(),
                draft.text(),
                draft.quality(),
                draft.confidence(),
                draft.metaData(),
                OffsetDateTime.now(clock)));
    chunk.transcribed(Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt());
    given.fire(
        new Contribution(
            caller.userId(), chunk.getLanguageId(), Contribution.Kind.TRANSCRIPTION, 0));
    if (chunk.getTranscriptCount() >= Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt()) {
      tasks.enqueue(TaskKind.CONSENSUS, chunk.getId());
    }
    return transcription;
  }

  private Skipped skipChunk(Caller caller, int chunkId, String reason, String comment) {
    Chunk chunk =
        chunks.lock(chunkId).orElseThrow(() -> ShrutikException.notFound("chunk", chunkId));
    Optional<ChunkSkip> earlier = transcriptions.findSkip(chunkId, caller.userId());
    if (earlier.isPresent()) {
      earlier.get().explain(reason, comment);
      return new Skipped(earlier.get(), chunk.getSkipCount());
    }
    ChunkSkip skip =
        new ChunkSkip(chunkId, caller.userId(), reason, comment, OffsetDateTime.now(clock));
    transcriptions.add(skip);
    chunk.skipped();
    return new Skipped(skip, chunk.getSkipCount());
  }

  /**
   * Everybody locks chunks in the order of their ids, so that no two submissions wait crosswise.
   */
  private void lockInOrder(List<Draft> drafts, List<Integer> skippedChunkIds) {
    Set<Integer> ids = new TreeSet<>(skippedChunkIds);
    drafts.forEach(draft -> ids.add(draft.chunkId()));
    ids.forEach(chunks::lock);
  }

  private static ShrutikException expired() {
    return ShrutikException.sessionExpired(
        "The transcription session has expired. Ask for new tasks.");
  }

  private void requireOfSession(
      Set<Integer> known, List<Draft> drafts, List<Integer> skippedChunkIds) {
    for (Draft draft : drafts) {
      if (!known.contains(draft.chunkId())) {
        throw notOfSession(draft.chunkId());
      }
    }
    for (Integer chunkId : skippedChunkIds) {
      if (!known.contains(chunkId)) {
        throw notOfSession(chunkId);
      }
    }
  }

  private ShrutikException notOfSession(int chunkId) {
    ShrutikException missing = chunks.missing(chunkId);
    return missing.code() == ErrorCode.CONFLICT
        ? missing
        : ShrutikException.invalid(
            "chunk_id", "chunk " + chunkId + " is not of this session; ask for tasks first");
  }

  private static void check(String sessionId, List<Draft> drafts, List<Integer> skippedChunkIds) {
    List<FieldIssue> issues = new ArrayList<>();
    if (sessionId == null || sessionId.isBlank()) {
      issues.add(new FieldIssue("session_id", "must not be empty"));
    }
    if (drafts.isEmpty() && skippedChunkIds.isEmpty()) {
      issues.add(
          new FieldIssue(
              "transcriptions", "must hold a transcription, or skipped_chunk_ids a skip"));
    }
    if (skippedChunkIds.stream().anyMatch(java.util.Objects::isNull)) {
      issues.add(new FieldIssue("skipped_chunk_ids", "must hold chunk ids only"));
    }
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < drafts.size(); i++) {
      String prefix = "transcriptions[" + i + "].";
      Integer chunkId = drafts.get(i).chunkId();
      if (chunkId == null) {
        issues.add(new FieldIssue(prefix + "chunk_id", "must not be empty"));
      } else if (!seen.add(chunkId)) {
        issues.add(new FieldIssue(prefix + "chunk_id", "is there twice"));
      }
      issues.addAll(drafts.get(i).faults(prefix));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
  }
}
