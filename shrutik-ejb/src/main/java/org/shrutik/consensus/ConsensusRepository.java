package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.config.SqlArray;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

/** Queries on agreed texts and on the weights they were computed with. */
@Stateless
public class ConsensusRepository {
  @PersistenceContext private EntityManager em;

  public Optional<ChunkConsensus> find(int chunkId) {
    return Optional.ofNullable(em.find(ChunkConsensus.class, chunkId));
  }

  /** Of these chunks, by chunk id. */
  public Map<Integer, ChunkConsensus> findAll(Collection<Integer> chunkIds) {
    return chunkIds.isEmpty()
        ? Map.of()
        : em.createQuery(
                "SELECT c FROM ChunkConsensus c WHERE c.chunkId IN :ids", ChunkConsensus.class)
            .setParameter("ids", chunkIds)
            .getResultStream()
            .collect(Collectors.toMap(ChunkConsensus::getChunkId, Function.identity()));
  }

  public ChunkConsensus findOrCreate(int chunkId) {
    return find(chunkId)
        .orElseGet(
            () -> {
              ChunkConsensus fresh = new ChunkConsensus(chunkId);
              em.persist(fresh);
              return fresh;
            });
  }

  public void remove(ChunkConsensus consensus) {
    em.remove(consensus);
    em.flush();
  }

  /** How the chunks stand. */
  public record Standings(
      long chunks,
      long agreed,
      long ready,
      long inReview,
      long failedOnce,
      long byReviewers,
      Double confidence) {}

  public Standings standings() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT (SELECT count(*) FROM audio_chunks),"
                        + " (SELECT count(*) FROM chunk_consensus),"
                        + " (SELECT count(*) FROM audio_chunks WHERE ready_for_export),"
                        + " (SELECT count(*) FROM review_queue),"
                        + " (SELECT count(*) FROM audio_chunks WHERE consensus_failed_count > 0),"
                        + " (SELECT count(*) FROM chunk_consensus WHERE decided_by_id IS NOT NULL),"
                        + " (SELECT avg(confidence) FROM chunk_consensus)")
                .getSingleResult();
    return new Standings(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue(),
        ((Number) row[4]).longValue(),
        ((Number) row[5]).longValue(),
        row[6] == null ? null : ((Number) row[6]).doubleValue());
  }

  /** The weights in force: the newest snapshot. */
  public OptionalInt currentSnapshot() {
    List<?> rows =
        em.createNativeQuery("SELECT id FROM consensus_snapshots ORDER BY id DESC LIMIT 1")
            .getResultList();
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(((Number) rows.get(0)).intValue());
  }

  private static final String RELIABILITIES =
      "SELECT user_id, language_id, error, weight, word_count FROM consensus_weights"
          + " WHERE snapshot_id = ?1";

  private static List<Reliability> reliabilities(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Reliability(
                    ((Number) row[0]).longValue(),
                    String.valueOf(row[1]),
                    ((Number) row[2]).doubleValue(),
                    ((Number) row[3]).doubleValue(),
                    ((Number) row[4]).longValue()))
        .toList();
  }

  /** The weight of each of these people in a language; who is not in the snapshot is not in it. */
  public List<Reliability> weights(int snapshot, int languageId, List<Integer> userIds) {
    return reliabilities(
        em.createNativeQuery(
                RELIABILITIES + " AND language_id = ?2 AND user_id = ANY (CAST(?3 AS integer[]))")
            .setParameter(1, snapshot)
            .setParameter(2, languageId)
            .setParameter(3, SqlArray.of(userIds)));
  }

  /** Writes a new snapshot, which is in force from the commit on. */
  public int addSnapshot(
      ReliabilitySnapshot weights, int chunkCount, int transcriptionCount, int userId) {
    int id =
        ((Number)
                em.createNativeQuery(
                        "INSERT INTO consensus_snapshots (chunk_count, transcription_count,"
                            + " created_by_id) VALUES (?1, ?2, ?3) RETURNING id")
                    .setParameter(1, chunkCount)
                    .setParameter(2, transcriptionCount)
                    .setParameter(3, userId)
                    .getSingleResult())
            .intValue();
    for (Reliability entry : weights.entries()) {
      em.createNativeQuery(
              "INSERT INTO consensus_weights (snapshot_id, user_id, language_id, word_count, error,"
                  + " weight) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .setParameter(1, id)
          .setParameter(2, (int) entry.voterId())
          .setParameter(3, Integer.parseInt(entry.language()))
          .setParameter(4, entry.words())
          .setParameter(5, entry.error())
          .setParameter(6, entry.weight())
          .executeUpdate();
    }
    return id;
  }

  /** Keeps why the weights of some people were made lighter. */
  public void addSuspicions(int snapshot, List<Suspicion> suspicions) {
    for (Suspicion suspicion : suspicions) {
      em.createNativeQuery(
              "INSERT INTO consensus_suspicions (snapshot_id, user_id, reason, other_user_id,"
                  + " share, chunk_count) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .setParameter(1, snapshot)
          .setParameter(2, (int) suspicion.voterId())
          .setParameter(3, suspicion.reason().name())
          .setParameter(
              4, suspicion.otherVoterId() == 0 ? null : (Integer) (int) suspicion.otherVoterId())
          .setParameter(5, suspicion.share())
          .setParameter(6, suspicion.chunks())
          .executeUpdate();
    }
  }

  /** Chunks with at least so many transcriptions, by id, after {@code afterId}. */
  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> chunksWithVotes(int atLeast, int afterId, int limit) {
    return em.createNativeQuery(
            "SELECT id FROM audio_chunks WHERE transcript_count >= ?1 AND id > ?2"
                + " ORDER BY id LIMIT ?3")
        .setParameter(1, atLeast)
        .setParameter(2, afterId)
        .setParameter(3, limit)
        .getResultList();
  }

  /** The latest decisions that a vote was held for, newest first. */
  public List<ChunkConsensus> latestVotes(int limit) {
    return em.createQuery(
            "SELECT c FROM ChunkConsensus c WHERE c.expectedError IS NOT NULL"
                + " ORDER BY c.createdAt DESC, c.chunkId DESC",
            ChunkConsensus.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The latest whose text a reviewer settled after a vote. */
  public List<ChunkConsensus> latestReviewed(int limit) {
    return em.createQuery(
            "SELECT c FROM ChunkConsensus c WHERE c.expectedError IS NOT NULL"
                + " AND c.decidedById IS NOT NULL ORDER BY c.createdAt DESC, c.chunkId DESC",
            ChunkConsensus.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The texts that reviewers settled after a vote, of these chunks. */
  public Map<Long, String> reviewedTexts(List<Integer> chunkIds) {
    return em
        .createQuery(
            "SELECT c FROM ChunkConsensus c WHERE c.chunkId IN :ids"
                + " AND c.expectedError IS NOT NULL AND c.decidedById IS NOT NULL",
            ChunkConsensus.class)
        .setParameter("ids", chunkIds)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (long) row.getChunkId(), ChunkConsensus::getText));
  }

  /** What a snapshot says of a language; the usual where it says nothing. */
  public LanguageLevel level(int snapshot, int languageId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT disagreement, error_factor FROM consensus_levels"
                    + " WHERE snapshot_id = ?1 AND language_id = ?2")
            .setParameter(1, snapshot)
            .setParameter(2, languageId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new LanguageLevel(((Number) row[0]).doubleValue(), ((Number) row[1]).doubleValue()))
        .findFirst()
        .orElse(LanguageLevel.USUAL);
  }

  /** Keeps what a snapshot says of whole languages, by the number of the language. */
  public void addLevels(int snapshot, Map<String, LanguageLevel> levels) {
    levels.forEach(
        (language, level) ->
            em.createNativeQuery(
                    "INSERT INTO consensus_levels (snapshot_id, language_id, disagreement,"
                        + " error_factor) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, snapshot)
                .setParameter(2, Integer.parseInt(language))
                .setParameter(3, level.disagreement())
                .setParameter(4, level.errorFactor())
                .executeUpdate());
  }

  /** Chunks that are ready and ask nobody any more. */
  public record Settled(long chunks, Double meanTranscriptions, long saved) {}

  /** How many transcriptions settled chunks took, and how many fewer than {@code most} each. */
  public Settled settled(int most) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT count(*), avg(transcript_count),"
                        + " coalesce(sum(greatest(?1 - transcript_count, 0)), 0)"
                        + " FROM audio_chunks WHERE ready_for_export AND NOT wants_transcription")
                .setParameter(1, most)
                .getSingleResult();
    return new Settled(
        ((Number) row[0]).longValue(),
        row[1] == null ? null : ((Number) row[1]).doubleValue(),
        ((Number) row[2]).longValue());
  }

  /** Who errs most by a snapshot. */
  public List<Reliability> leastReliable(int snapshot, int limit) {
    return reliabilities(
        em.createNativeQuery(RELIABILITIES + " ORDER BY error DESC, user_id, language_id LIMIT ?2")
            .setParameter(1, snapshot)
            .setParameter(2, limit));
  }

  /** Why the weights of some people were made lighter in a snapshot. */
  public List<Suspicion> suspicions(int snapshot) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT user_id, reason, coalesce(other_user_id, 0), share, chunk_count"
                    + " FROM consensus_suspicions WHERE snapshot_id = ?1 ORDER BY id")
            .setParameter(1, snapshot)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Suspicion(
                    ((Number) row[0]).longValue(),
                    Suspicion.Reason.valueOf((String) row[1]),
                    ((Number) row[2]).longValue(),
                    ((Number) row[3]).doubleValue(),
                    ((Number) row[4]).intValue()))
        .toList();
  }
}
