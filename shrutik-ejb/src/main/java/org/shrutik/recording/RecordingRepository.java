package org.shrutik.recording;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on recordings and their sessions. */
@Stateless
public class RecordingRepository {
  private static final int AMOUNT_LOCKS = 7040;

  @PersistenceContext private EntityManager em;

  public Optional<Recording> find(int id) {
    return Optional.ofNullable(em.find(Recording.class, id));
  }

  /** Locks the row, waiting for whoever holds it. */
  public Optional<Recording> lock(int id) {
    return Optional.ofNullable(em.find(Recording.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Recording add(Recording recording) {
    em.persist(recording);
    em.flush();
    return recording;
  }

  public void remove(Recording recording) {
    em.remove(recording);
  }

  /** Ids of recordings that failed, the latest first. */
  public List<Integer> failed(int limit) {
    return em.createQuery(
            "SELECT r.id FROM Recording r WHERE r.status = :failed ORDER BY r.id DESC",
            Integer.class)
        .setParameter("failed", RecordingStatus.FAILED)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<RecordingSession> findSession(String id) {
    return Optional.ofNullable(em.find(RecordingSession.class, id));
  }

  /** Locks the session, so that two uploads cannot both find it unused. */
  public Optional<RecordingSession> lockSession(String id) {
    return Optional.ofNullable(em.find(RecordingSession.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public RecordingSession add(RecordingSession session) {
    em.persist(session);
    return session;
  }

  public Optional<Recording> findBySession(String sessionId) {
    return em.createQuery("SELECT r FROM Recording r WHERE r.sessionId = :id", Recording.class)
        .setParameter("id", sessionId)
        .getResultStream()
        .findFirst();
  }

  /** What a person recorded since then. */
  public RecordedAmount recordedSince(int userId, OffsetDateTime since) {
    Object[] row =
        em.createQuery(
                "SELECT COUNT(r), SUM(r.sizeBytes) FROM Recording r WHERE r.userId = :userId AND"
                    + " r.createdAt >= :since",
                Object[].class)
            .setParameter("userId", userId)
            .setParameter("since", since)
            .getSingleResult();
    return new RecordedAmount((Long) row[0], row[1] == null ? 0 : ((Number) row[1]).longValue());
  }

  /** Lets one transaction at a time count and add what a person recorded. */
  public void lockAmount(int userId) {
    em.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1, ?2)")
        .setParameter(1, AMOUNT_LOCKS)
        .setParameter(2, userId)
        .getSingleResult();
  }

  /** Whether any recording keeps its objects in that folder. */
  public boolean ownsFolder(String folder) {
    return em.createQuery(
                "SELECT COUNT(r) FROM Recording r WHERE r.filePath LIKE :prefix", Long.class)
            .setParameter("prefix", folder + "/%")
            .getSingleResult()
        > 0;
  }

  public Optional<Recording> findByIdempotencyKey(int userId, String key) {
    return em.createQuery(
            "SELECT r FROM Recording r WHERE r.userId = :userId AND r.idempotencyKey = :key",
            Recording.class)
        .setParameter("userId", userId)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /** Newest first, each with its language and number of chunks, in one statement. */
  public Page<RecordingView> page(RecordingFilter filter, PageRequest request) {
    String where =
        " WHERE 1 = 1"
            + (filter.userId().isPresent() ? " AND r.userId = :userId" : "")
            + (filter.status().isPresent() ? " AND r.status = :status" : "");
    TypedQuery<RecordingView> rows =
        em.createQuery(VIEW + where + " AND r.id < :below ORDER BY r.id DESC", RecordingView.class);
    TypedQuery<Long> total = em.createQuery("SELECT COUNT(r) FROM Recording r" + where, Long.class);
    bind(filter, rows);
    bind(filter, total);
    rows.setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(
        rows.getResultList(), total.getSingleResult(), request, row -> row.recording().getId());
  }

  public Optional<RecordingView> view(int id) {
    return em.createQuery(VIEW + " WHERE r.id = :id", RecordingView.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  private static final String VIEW =
      "SELECT NEW org.shrutik.recording.RecordingView(r, (SELECT l.name FROM Language l WHERE l.id"
          + " = r.languageId), (SELECT COUNT(c) FROM Chunk c WHERE c.recordingId = r.id)) FROM"
          + " Recording r";

  private static void bind(RecordingFilter filter, TypedQuery<?> query) {
    filter.userId().ifPresent(v -> query.setParameter("userId", v));
    filter.status().ifPresent(v -> query.setParameter("status", v));
  }

  /** Counts a file that was refused. */
  public void addRefusal(int userId, ErrorCode code, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO upload_refusals (user_id, code, created_at) VALUES (?1, ?2, ?3)")
        .setParameter(1, userId)
        .setParameter(2, code.name())
        .setParameter(3, now)
        .executeUpdate();
  }
}
