package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

/** Queries on agreed texts and on the weights they were computed with. */
@Stateless
public class ConsensusRepository {
  @PersistenceContext private EntityManager em;

  public Optional<ChunkConsensus> find(int chunkId) {
    return Optional.ofNullable(em.find(ChunkConsensus.class, chunkId));
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

  /** The weights in force: the newest snapshot. */
  public OptionalInt currentSnapshot() {
    List<?> rows =
        em.createNativeQuery("SELECT id FROM consensus_snapshots ORDER BY id DESC LIMIT 1")
            .getResultList();
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(((Number) rows.get(0)).intValue());
  }

  /** The weight of each of these people in a language; who is not in the snapshot is not in it. */
  public List<Reliability> weights(int snapshot, int languageId, List<Integer> userIds) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT user_id, error, weight, word_count FROM consensus_weights"
                    + " WHERE snapshot_id = ?1 AND language_id = ?2"
                    + " AND user_id = ANY (CAST(?3 AS integer[]))")
            .setParameter(1, snapshot)
            .setParameter(2, languageId)
            .setParameter(3, array(userIds))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Reliability(
                    ((Number) row[0]).longValue(),
                    String.valueOf(languageId),
                    ((Number) row[1]).doubleValue(),
                    ((Number) row[2]).doubleValue(),
                    ((Number) row[3]).longValue()))
        .toList();
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

  private static String array(List<Integer> ids) {
    return ids.stream()
        .map(String::valueOf)
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }
}
