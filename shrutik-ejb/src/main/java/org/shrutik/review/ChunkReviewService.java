package org.shrutik.review;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.consensus.ConsensusRepository;
import org.shrutik.consensus.TranscriptNormalizer;
import org.shrutik.progress.Contribution;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/** The chunks that wait for a reviewer, and a reviewer's word on a whole chunk. */
@Stateless
public class ChunkReviewService {
  private static final int MAX_TEXT = 5000;

  @Inject private QueueRepository queue;
  @Inject private ChunkRepository chunks;
  @Inject private TranscriptionRepository transcriptions;
  @Inject private ConsensusRepository consensus;
  @Inject private EscalationService escalations;
  @Inject private Event<ChunkDecided> decided;
  @Inject private Event<Contribution> given;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * A chunk that waits, with everything a reviewer needs.
   *
   * @param consensus the agreed text, null where there is none
   * @param contributors names by user id
   */
  public record Waiting(
      QueueEntry entry,
      Chunk chunk,
      ChunkConsensus consensus,
      List<Transcription> transcriptions,
      Map<Integer, String> contributors) {}

  /** The longest waiting first; the same number of statements however long the page is. */
  public Page<Waiting> queue(Caller caller, Optional<Integer> languageId, PageRequest request) {
    caller.require(Permission.REVIEW_QUALITY);
    Page<QueueEntry> page = queue.page(languageId, request);
    List<Integer> ids = page.items().stream().map(QueueEntry::getChunkId).toList();
    Map<Integer, Chunk> byId =
        chunks.findAll(ids).stream().collect(Collectors.toMap(Chunk::getId, Function.identity()));
    Map<Integer, ChunkConsensus> agreed = consensus.findAll(ids);
    Map<Integer, List<Transcription>> texts =
        ids.isEmpty()
            ? Map.of()
            : transcriptions.ofChunks(ids).stream()
                .collect(Collectors.groupingBy(Transcription::getChunkId));
    Set<Integer> people = new HashSet<>();
    texts.values().forEach(list -> list.forEach(t -> people.add(t.getUserId())));
    Map<Integer, String> names = new HashMap<>();
    queue.names(people).forEach(row -> names.put((Integer) row[0], (String) row[1]));
    return page.map(
        entry ->
            new Waiting(
                entry,
                byId.get(entry.getChunkId()),
                agreed.get(entry.getChunkId()),
                texts.getOrDefault(entry.getChunkId(), List.of()),
                names));
  }

  /** What was decided about a chunk, newest first. */
  public List<QueueRepository.Decided> history(Caller caller, int chunkId) {
    caller.require(Permission.REVIEW_QUALITY);
    if (chunks.find(chunkId).isEmpty()) {
      throw ShrutikException.notFound("chunk", chunkId);
    }
    return queue.decisions(chunkId);
  }

  /**
   * A reviewer's word.
   *
   * @param text a correction, or null
   * @param transcriptionId whose text is chosen, or null
   */
  public record Word(
      ReviewDecision decision, String text, Integer transcriptionId, String comment) {}

  /** A decision and how the chunk stands after it. */
  public record Outcome(ChunkDecision decision, Chunk chunk, String text) {}

  /**
   * Decides about a chunk. Approved: the given text, else the chosen transcription's, else the
   * agreed one, is the chunk's and may be released. Rejected: nothing of it is released and nobody
   * is asked about it. Needs revision: one more person is asked. Flagged: it waits for a reviewer.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS for who spoke or transcribed it;
   *     VALIDATION_ERROR where there is no text to approve
   */
  public Outcome decide(Caller caller, int chunkId, Word word) {
    caller.require(Permission.REVIEW_QUALITY);
    Chunk chunk = chunks.lock(chunkId).orElseThrow(() -> chunks.missing(chunkId));
    List<Transcription> all = transcriptions.ofChunk(chunkId);
    if (chunk.getSpeakerId() == caller.userId()
        || all.stream().anyMatch(t -> t.getUserId() == caller.userId())) {
      throw ShrutikException.forbidden(
          "Nobody decides about what they spoke or transcribed themselves.");
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<ChunkConsensus> row = consensus.find(chunkId);
    String before = row.map(ChunkConsensus::getText).orElse(null);
    String after =
        word.decision() == ReviewDecision.APPROVED
            ? approve(caller, chunk, all, word, before, now)
            : before;
    int max = Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt();
    switch (word.decision()) {
      case APPROVED -> queue.remove(chunkId);
      case REJECTED -> {
        chunk.discard();
        queue.remove(chunkId);
      }
      case NEEDS_REVISION -> {
        row.ifPresent(ChunkConsensus::reopen);
        chunk.askAnother();
        queue.remove(chunkId);
      }
      case FLAGGED -> {
        chunk.decide(null, false, max);
        escalations.escalate(chunkId, chunk.getLanguageId(), QueueReason.FLAGGED);
      }
    }
    ChunkDecision decision =
        queue.add(
            new ChunkDecision(
                chunkId,
                caller.userId(),
                word.decision(),
                word.transcriptionId(),
                before,
                after,
                word.comment(),
                now));
    given.fire(
        new Contribution(caller.userId(), chunk.getLanguageId(), Contribution.Kind.REVIEW, 0));
    decided.fire(
        new ChunkDecided(decision.getId(), chunkId, caller.userId(), word.decision(), after));
    audit.record(
        caller.userId(),
        "decide-chunk",
        "chunk",
        chunkId,
        Map.of("decision", word.decision().wire(), "corrected", word.text() != null));
    return new Outcome(decision, chunk, after);
  }

  private String approve(
      Caller caller,
      Chunk chunk,
      List<Transcription> all,
      Word word,
      String before,
      OffsetDateTime now) {
    String text = chosen(all, word).orElse(before);
    if (text == null) {
      throw ShrutikException.invalid(
          "text", "must be given, or a selected_transcription_id: nothing is agreed on yet");
    }
    String spoken = TranscriptNormalizer.normalized(text);
    Integer nearest = word.transcriptionId();
    for (Transcription transcription : all) {
      boolean equal = TranscriptNormalizer.normalized(transcription.getText()).equals(spoken);
      transcription.markConsensus(equal);
      nearest = nearest == null && equal ? transcription.getId() : nearest;
    }
    consensus
        .findOrCreate(chunk.getId())
        .decide(text, caller.userId(), chunk.getTranscriptCount(), now);
    chunk.decide(nearest, true, Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt());
    return text;
  }

  private static Optional<String> chosen(List<Transcription> all, Word word) {
    Optional<Transcription> selected =
        word.transcriptionId() == null
            ? Optional.empty()
            : Optional.of(
                all.stream()
                    .filter(t -> t.getId().equals(word.transcriptionId()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            ShrutikException.invalid(
                                "selected_transcription_id", "is none of this chunk's")));
    if (word.text() == null) {
      return selected.map(Transcription::getText);
    }
    if (word.text().isBlank()
        || word.text().codePointCount(0, word.text().length()) > MAX_TEXT
        || word.text().indexOf('\0') >= 0) {
      throw ShrutikException.invalid("text", "must have 1 to " + MAX_TEXT + " characters");
    }
    return Optional.of(word.text());
  }
}
