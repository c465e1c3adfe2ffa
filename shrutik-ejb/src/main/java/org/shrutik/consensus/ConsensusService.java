package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;
import org.shrutik.language.LanguageRepository;
import org.shrutik.task.TaskService;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/**
 * Decides what was said in a chunk and keeps the decision with everything it was made from. Weights
 * change only by {@link #recalculateAll}, so the same transcriptions give the same result.
 */
@Stateless
public class ConsensusService {
  private static final int PAGE = 500;

  /** What the kept weights and lattice call the text that was read. */
  private static final String SCRIPT = "script";

  @Inject private ConsensusRepository consensus;
  @Inject private TranscriptionRepository transcriptions;
  @Inject private ChunkRepository chunks;
  @Inject private LanguageRepository languages;
  @Inject private RecalculationRepository recalculations;
  @Inject private Event<ConsensusDecided> decided;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Computes the consensus of a chunk anew and marks the task done. Called by the application. */
  public void decide(int chunkId, long taskId) {
    decideAnew(chunkId);
    tasks.complete(taskId);
  }

  /**
   * Computes the consensus of a chunk anew; where too few votes are left there is none any more. A
   * chunk that was withdrawn is passed over. Called by the application.
   *
   * @return whether the agreed text or the chunk's standing is another one now
   */
  public boolean decideAnew(int chunkId) {
    Optional<Chunk> found = chunks.lock(chunkId);
    if (found.isEmpty()) {
      return false;
    }
    Chunk chunk = found.get();
    boolean ready = chunk.isReadyForExport();
    String text = consensus.find(chunkId).map(ChunkConsensus::getText).orElse(null);
    List<Transcription> votes = votes(chunkId);
    if (votes.size() >= Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt()) {
      decide(chunk, votes);
    } else {
      Optional<ChunkConsensus> stale =
          consensus.find(chunkId).filter(row -> row.getDecidedById() == null);
      if (stale.isPresent()) {
        consensus.remove(stale.get());
        chunk.reopen(Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt());
      }
    }
    return ready != chunk.isReadyForExport()
        || !Objects.equals(text, consensus.find(chunkId).map(ChunkConsensus::getText).orElse(null));
  }

  private void decide(Chunk chunk, List<Transcription> votes) {
    OptionalInt snapshot = consensus.currentSnapshot();
    Map<Long, Double> weights = weights(snapshot, chunk.getLanguageId(), votes);
    ConsensusResult result = vote(chunk, votes, weights);
    Set<Long> equal = new HashSet<>(result.equalVoterIds());
    int nearest = 0;
    for (Transcription vote : votes) {
      vote.markConsensus(equal.contains((long) vote.getUserId()));
      if (vote.getUserId() == result.nearestVoterId()) {
        nearest = vote.getId();
      }
    }
    boolean accepted =
        !result.text().isBlank()
            && result.confidence() >= Settings.CONSENSUS_ACCEPT_CONFIDENCE.asDouble();
    ErrorModel model = model(snapshot, chunk.getLanguageId());
    ChunkConsensus row = consensus.findOrCreate(chunk.getId());
    row.vote(
        result.text(),
        result.confidence(),
        model.expectedError(result),
        votes.size(),
        Map.of("slots", lattice(result, model.slotErrors(result))),
        result.voters().stream()
            .collect(
                Collectors.toMap(
                    voter -> voterName(voter.voterId()),
                    ConsensusResult.VoterAgreement::weight,
                    (a, b) -> a,
                    LinkedHashMap::new)),
        snapshot.isPresent() ? snapshot.getAsInt() : null,
        OffsetDateTime.now(clock));
    if (row.getDecidedById() == null && !chunk.isUnusable()) {
      boolean before = chunk.isReadyForExport();
      int most = Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt();
      boolean another =
          (!accepted && votes.size() < most)
              || model.needsAnother(
                  result,
                  votes.size(),
                  Settings.CONSENSUS_TARGET_ERROR.asDouble(),
                  Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt(),
                  most);
      chunk.agree(nearest, result.confidence(), accepted, another);
      decided.fire(
          new ConsensusDecided(
              chunk.getId(),
              chunk.getLanguageId(),
              accepted,
              accepted && !before,
              chunk.getConsensusFailedCount(),
              another));
    }
  }

  private ConsensusResult vote(Chunk chunk, List<Transcription> votes, Map<Long, Double> weights) {
    return ScriptVote.decide(
        votes.stream()
            .map(t -> new Vote(t.getUserId(), t.getText(), weights.get((long) t.getUserId())))
            .toList(),
        chunk.getSentenceHint(),
        rules(chunk.getLanguageId()));
  }

  private ErrorModel model(OptionalInt snapshot, int languageId) {
    LanguageLevel level =
        snapshot.isEmpty() ? LanguageLevel.USUAL : consensus.level(snapshot.getAsInt(), languageId);
    return level.model();
  }

  private static String voterName(long voterId) {
    return voterId == ScriptVote.VOTER ? SCRIPT : String.valueOf(voterId);
  }

  private Map<Long, Double> weights(
      OptionalInt snapshot, int languageId, List<Transcription> votes) {
    Map<Long, Double> known =
        snapshot.isEmpty()
            ? Map.of()
            : consensus
                .weights(
                    snapshot.getAsInt(),
                    languageId,
                    votes.stream().map(Transcription::getUserId).toList())
                .stream()
                .collect(Collectors.toMap(Reliability::voterId, Reliability::weight));
    Map<Long, Double> weights = new LinkedHashMap<>();
    for (Transcription vote : votes) {
      long voter = vote.getUserId();
      weights.put(voter, known.getOrDefault(voter, Vote.UNRATED));
    }
    return weights;
  }

  private LanguageRules rules(int languageId) {
    return languages
        .find(languageId)
        .map(language -> LanguageRules.of(language.getCode()))
        .orElse(LanguageRules.NONE);
  }

  private static List<Map<String, Object>> lattice(ConsensusResult result, double[] errors) {
    List<Map<String, Object>> slots = new ArrayList<>();
    for (ConsensusResult.Slot slot : result.slots()) {
      List<Map<String, Object>> alternatives = new ArrayList<>();
      for (ConsensusResult.Alternative alternative : slot.alternatives()) {
        alternatives.add(
            Map.of(
                "word",
                alternative.word(),
                "weight",
                alternative.weight(),
                "voters",
                alternative.voterIds().stream().filter(id -> id != ScriptVote.VOTER).toList(),
                SCRIPT,
                alternative.voterIds().contains(ScriptVote.VOTER)));
      }
      slots.add(
          Map.of(
              "chosen",
              slot.chosen(),
              "confidence",
              1 - errors[slots.size()],
              "alternatives",
              alternatives));
    }
    return slots;
  }

  /**
   * Learns the weights of everybody anew, from nothing, and queues the job that decides every chunk
   * with enough transcriptions with them.
   */
  public Recalculation recalculateAll(Caller caller) {
    caller.require(Permission.REVIEW_QUALITY);
    int enough = Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt();
    List<ChunkVotes> all = new ArrayList<>();
    Map<Long, String> scripts = new HashMap<>();
    Map<Long, String> reviewed = new HashMap<>();
    int voteCount = 0;
    int after = 0;
    while (true) {
      List<Integer> ids = consensus.chunksWithVotes(enough, after, PAGE);
      if (ids.isEmpty()) {
        break;
      }
      after = ids.get(ids.size() - 1);
      reviewed.putAll(consensus.reviewedTexts(ids));
      for (Chunk chunk : chunks.findAll(ids)) {
        if (chunk.getSentenceHint() != null) {
          scripts.put((long) chunk.getId(), chunk.getSentenceHint());
        }
      }
      Map<Integer, List<Transcription>> byChunk =
          transcriptions.ofChunks(ids).stream()
              .filter(Transcription::isVoting)
              .collect(Collectors.groupingBy(Transcription::getChunkId));
      for (Map.Entry<Integer, List<Transcription>> entry : byChunk.entrySet()) {
        if (entry.getValue().size() >= enough) {
          all.add(votes(entry.getKey(), entry.getValue()));
          voteCount += entry.getValue().size();
        }
      }
    }
    if (all.isEmpty()) {
      throw new ShrutikException(
          ErrorCode.CONSENSUS_PENDING, "No chunk has enough transcriptions yet.");
    }
    Map<String, LanguageRules> known = new HashMap<>();
    Function<String, LanguageRules> rules =
        id -> known.computeIfAbsent(id, any -> rules(Integer.parseInt(id)));
    ReliabilitySnapshot learned = new ReliabilityLearner().learn(all, rules);
    Retrospect retrospect = new Retrospect(learned, rules, scripts, reviewed);
    List<Suspicion> suspicions = retrospect.suspicions(all);
    int snapshot =
        consensus.addSnapshot(
            learned.lightened(suspicions), all.size(), voteCount, caller.userId());
    consensus.addSuspicions(snapshot, suspicions);
    consensus.addLevels(snapshot, retrospect.levels());
    int id =
        recalculations
            .add(
                new ConsensusRecalculation(
                    snapshot, all.size(), caller.userId(), OffsetDateTime.now(clock)))
            .getId();
    audit.record(
        caller.userId(),
        "recalculate-consensus",
        "consensus_snapshot",
        snapshot,
        Map.of("chunks", all.size(), "suspicions", suspicions.size()));
    return new Recalculation(id, snapshot, all.size(), voteCount);
  }

  /** What a recalculation set going. */
  public record Recalculation(int id, int snapshot, int chunks, int transcriptions) {}

  private static ChunkVotes votes(int chunkId, List<Transcription> votes) {
    return new ChunkVotes(
        chunkId,
        String.valueOf(votes.get(0).getLanguageId()),
        votes.stream().map(t -> Vote.unrated(t.getUserId(), t.getText())).toList());
  }

  /**
   * The agreed text of a chunk, with the single transcriptions for staff only: who has not written
   * yet must not read what others wrote.
   *
   * @throws ShrutikException CONSENSUS_PENDING while too few people transcribed it
   */
  public View view(Caller caller, int chunkId) {
    caller.require(Permission.VIEW_ALL_DATA);
    // The consensus first: the chunk, read after it, is at least as new.
    Optional<ChunkConsensus> row = consensus.find(chunkId);
    Chunk chunk =
        chunks.find(chunkId).orElseThrow(() -> ShrutikException.notFound("chunk", chunkId));
    return new View(
        chunk,
        row.orElseThrow(
            () ->
                new ShrutikException(
                    ErrorCode.CONSENSUS_PENDING,
                    "There is no consensus for chunk " + chunkId + " yet.")),
        transcriptions.ofChunk(chunkId));
  }

  /** A chunk with its consensus and what it was made from. */
  public record View(Chunk chunk, ChunkConsensus consensus, List<Transcription> transcriptions) {}

  /**
   * What the vote on a chunk says now, with the weights in force; nothing is kept.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND, or CONSENSUS_PENDING while too few people
   *     transcribed it
   */
  public Evaluation evaluate(Caller caller, int chunkId) {
    caller.require(Permission.REVIEW_QUALITY);
    return evaluation(
        chunks.find(chunkId).orElseThrow(() -> ShrutikException.notFound("chunk", chunkId)));
  }

  /**
   * Decides a chunk at once, as its task would, and tells what came of it.
   *
   * @throws ShrutikException as {@link #evaluate}
   */
  public Evaluation validate(Caller caller, int chunkId) {
    caller.require(Permission.REVIEW_QUALITY);
    Chunk chunk =
        chunks.lock(chunkId).orElseThrow(() -> ShrutikException.notFound("chunk", chunkId));
    Evaluation evaluation = evaluation(chunk);
    decide(chunk, evaluation.votes());
    audit.record(caller.userId(), "validate-consensus", "chunk", chunkId, Map.of());
    return evaluation;
  }

  private List<Transcription> votes(int chunkId) {
    return transcriptions.ofChunk(chunkId).stream().filter(Transcription::isVoting).toList();
  }

  private Evaluation evaluation(Chunk chunk) {
    List<Transcription> votes = votes(chunk.getId());
    if (votes.size() < Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt()) {
      throw new ShrutikException(
          ErrorCode.CONSENSUS_PENDING,
          "Too few people transcribed chunk " + chunk.getId() + " so far.");
    }
    OptionalInt snapshot = consensus.currentSnapshot();
    ConsensusResult result = vote(chunk, votes, weights(snapshot, chunk.getLanguageId(), votes));
    ErrorModel model = model(snapshot, chunk.getLanguageId());
    return new Evaluation(chunk, votes, result, model.expectedError(result));
  }

  /**
   * What the vote on a chunk says.
   *
   * @param expectedError the share of its words that are expected to be wrong
   */
  public record Evaluation(
      Chunk chunk, List<Transcription> votes, ConsensusResult result, double expectedError) {
    /** Why it should not be released unseen; empty where nothing speaks against it. */
    public List<String> doubts() {
      List<String> doubts = new ArrayList<>();
      if (result.text().isBlank()) {
        doubts.add("empty_text");
      }
      if (result.confidence() < Settings.CONSENSUS_ACCEPT_CONFIDENCE.asDouble()) {
        doubts.add("low_confidence");
      }
      if (expectedError > Settings.CONSENSUS_TARGET_ERROR.asDouble()) {
        doubts.add("expected_word_error");
      }
      return doubts;
    }
  }
}
