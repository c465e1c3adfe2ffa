package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.audio.AudioMeasurements;
import org.shrutik.config.SqlArray;
import org.shrutik.script.Difficulty;

/** Queries on transcriptions, skips and the sessions they are made in. */
@Stateless
public class TranscriptionRepository {
  @PersistenceContext private EntityManager em;

  public Optional<Transcription> find(int id) {
    return Optional.ofNullable(em.find(Transcription.class, id));
  }

  /** By user id, the order in which they vote. */
  public List<Transcription> ofChunk(int chunkId) {
    return em.createQuery(
            "SELECT t FROM Transcription t WHERE t.chunkId = :id ORDER BY t.userId",
            Transcription.class)
        .setParameter("id", chunkId)
        .getResultList();
  }

  public List<Transcription> ofChunks(Collection<Integer> chunkIds) {
    return em.createQuery(
            "SELECT t FROM Transcription t WHERE t.chunkId IN :ids ORDER BY t.chunkId, t.userId",
            Transcription.class)
        .setParameter("ids", chunkIds)
        .getResultList();
  }

  public Optional<Transcription> find(int chunkId, int userId) {
    return em.createQuery(
            "SELECT t FROM Transcription t WHERE t.chunkId = :chunkId AND t.userId = :userId",
            Transcription.class)
        .setParameter("chunkId", chunkId)
        .setParameter("userId", userId)
        .getResultStream()
        .findFirst();
  }

  public Transcription add(Transcription transcription) {
    em.persist(transcription);
    em.flush();
    return transcription;
  }

  public void remove(Transcription transcription) {
    em.remove(transcription);
    em.flush();
  }

  public TranscriptionSession add(TranscriptionSession session, List<Integer> chunkIds) {
    em.persist(session);
    em.flush();
    int position = 0;
    for (int chunkId : chunkIds) {
      em.createNativeQuery(
              "INSERT INTO transcription_session_chunks (session_id, chunk_id, position)"
                  + " VALUES (?1, ?2, ?3)")
          .setParameter(1, session.getId())
          .setParameter(2, chunkId)
          .setParameter(3, position++)
          .executeUpdate();
    }
    return session;
  }

  public Optional<TranscriptionSession> findSession(String id) {
    return Optional.ofNullable(em.find(TranscriptionSession.class, id));
  }

  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> chunksOfSession(String sessionId) {
    return em.createNativeQuery(
            "SELECT chunk_id FROM transcription_session_chunks WHERE session_id = ?1"
                + " ORDER BY position")
        .setParameter(1, sessionId)
        .getResultList();
  }

  public Optional<ChunkSkip> findSkip(int chunkId, int userId) {
    return em.createQuery(
            "SELECT s FROM ChunkSkip s WHERE s.chunkId = :chunkId AND s.userId = :userId",
            ChunkSkip.class)
        .setParameter("chunkId", chunkId)
        .setParameter("userId", userId)
        .getResultStream()
        .findFirst();
  }

  public void add(ChunkSkip skip) {
    em.persist(skip);
  }

  /**
   * What a person may be given: it is wanted, not their own, and they neither did nor skipped it.
   */
  private static final String FOR_THEM =
      " c.wants_transcription AND c.speaker_id <> ?2"
          + " AND NOT EXISTS (SELECT 1 FROM transcriptions t WHERE t.chunk_id = c.id"
          + " AND t.user_id = ?2)"
          + " AND NOT EXISTS (SELECT 1 FROM chunk_skips s WHERE s.chunk_id = c.id"
          + " AND s.user_id = ?2)";

  private static final String AVAILABLE =
      " FROM audio_chunks c WHERE c.language_id = ?1 AND"
          + FOR_THEM
          + " AND NOT (c.id = ANY (CAST(?3 AS integer[])))";

  /**
   * The neediest chunks of a language that the person may be given, in the order of the index, so
   * that the cost does not depend on how many chunks there are.
   */
  public List<Candidate> candidates(
      int languageId, int userId, Collection<Integer> excluded, int limit, OffsetDateTime now) {
    Query query =
        em.createNativeQuery(
            "SELECT n.id, n.transcript_count, n.consensus_quality, n.skip_count,"
                + " (SELECT count(*) FROM transcription_session_chunks q"
                + "  JOIN transcription_sessions o ON o.id = q.session_id"
                + "  WHERE q.chunk_id = n.id AND o.user_id <> ?2 AND o.expires_at > ?4"
                + "  AND NOT EXISTS (SELECT 1 FROM transcriptions d WHERE d.chunk_id = n.id"
                + "  AND d.user_id = o.user_id)), s.difficulty, n.need,"
                + " CAST(r.meta_data -> 'measured' ->> 'signal_to_noise_db' AS double precision)"
                + " FROM (SELECT c.id, c.recording_id, c.transcript_count, c.consensus_quality,"
                + " c.skip_count, c.need"
                + AVAILABLE
                + " ORDER BY c.need, c.consensus_quality, c.id LIMIT ?5) n"
                + " JOIN voice_recordings r ON r.id = n.recording_id"
                + " JOIN scripts s ON s.id = r.script_id");
    bind(query, languageId, userId, excluded);
    List<?> rows = query.setParameter(4, now).setParameter(5, limit).getResultList();
    return rows.stream().map(TranscriptionRepository::candidate).toList();
  }

  private static Candidate candidate(Object row) {
    Object[] columns = (Object[]) row;
    return new Candidate(
        ((Number) columns[0]).intValue(),
        ((Number) columns[1]).intValue(),
        ((Number) columns[2]).doubleValue(),
        ((Number) columns[3]).intValue(),
        ((Number) columns[4]).intValue(),
        Difficulty.valueOf((String) columns[5]),
        ((Number) columns[6]).intValue() < 0,
        columns[7] != null && ((Number) columns[7]).doubleValue() < AudioMeasurements.NOISY_DB);
  }

  /** How practised a person is in a language, by what they wrote and what was learned of them. */
  public Expertise expertise(int userId, int languageId) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT (SELECT count(*) FROM (SELECT 1 FROM transcriptions t"
                        + " WHERE t.user_id = ?1 AND t.language_id = ?2 LIMIT ?3) n),"
                        + " (SELECT w.error FROM consensus_weights w WHERE w.user_id = ?1"
                        + " AND w.language_id = ?2 ORDER BY w.snapshot_id DESC LIMIT 1)")
                .setParameter(1, userId)
                .setParameter(2, languageId)
                .setParameter(3, Expertise.EXPERT_FROM)
                .getSingleResult();
    return Expertise.of(
        ((Number) row[0]).longValue(), row[1] == null ? null : ((Number) row[1]).doubleValue());
  }

  /**
   * Other languages with chunks for that person, counted up to {@code cap}, those with most of them
   * first.
   */
  public List<AvailableLanguage> availableElsewhere(int languageId, int userId, int most, int cap) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT l.id, l.name, n.available FROM languages l CROSS JOIN LATERAL"
                    + " (SELECT count(*) AS available FROM (SELECT 1 FROM audio_chunks c"
                    + " WHERE c.language_id = l.id AND"
                    + FOR_THEM
                    + " LIMIT ?4) a) n WHERE l.id <> ?1 AND n.available > 0"
                    + " ORDER BY n.available DESC, l.id LIMIT ?3")
            .setParameter(1, languageId)
            .setParameter(2, userId)
            .setParameter(3, most)
            .setParameter(4, cap)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new AvailableLanguage(
                    ((Number) row[0]).intValue(), (String) row[1], ((Number) row[2]).intValue()))
        .toList();
  }

  /** How many chunks the person could be given, counted up to {@code cap}. */
  public int countAvailable(int languageId, int userId, Collection<Integer> excluded, int cap) {
    Query query =
        em.createNativeQuery("SELECT count(*) FROM (SELECT 1" + AVAILABLE + " LIMIT ?4) n");
    bind(query, languageId, userId, excluded);
    return ((Number) query.setParameter(4, cap).getSingleResult()).intValue();
  }

  private static void bind(Query query, int languageId, int userId, Collection<Integer> excluded) {
    query
        .setParameter(1, languageId)
        .setParameter(2, userId)
        .setParameter(3, SqlArray.of(excluded));
  }

  /** Newest first. */
  public Page<Transcription> page(TranscriptionFilter filter, PageRequest request) {
    String where =
        " WHERE 1 = 1"
            + (filter.userId().isPresent() ? " AND t.userId = :userId" : "")
            + (filter.languageId().isPresent() ? " AND t.languageId = :languageId" : "")
            + (filter.chunkId().isPresent() ? " AND t.chunkId = :chunkId" : "")
            + (filter.consensus().isPresent() ? " AND t.consensus = :consensus" : "")
            + (filter.validated().isPresent() ? " AND t.validated = :validated" : "");
    TypedQuery<Transcription> rows =
        em.createQuery(
            "SELECT t FROM Transcription t" + where + " AND t.id < :below ORDER BY t.id DESC",
            Transcription.class);
    TypedQuery<Long> total =
        em.createQuery("SELECT COUNT(t) FROM Transcription t" + where, Long.class);
    bind(filter, rows);
    bind(filter, total);
    rows.setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, Transcription::getId);
  }

  private static void bind(TranscriptionFilter filter, TypedQuery<?> query) {
    filter.userId().ifPresent(v -> query.setParameter("userId", v));
    filter.languageId().ifPresent(v -> query.setParameter("languageId", v));
    filter.chunkId().ifPresent(v -> query.setParameter("chunkId", v));
    filter.consensus().ifPresent(v -> query.setParameter("consensus", v));
    filter.validated().ifPresent(v -> query.setParameter("validated", v));
  }
}
