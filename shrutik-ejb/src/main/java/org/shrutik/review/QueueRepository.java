package org.shrutik.review;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on the chunks that wait for a reviewer, and on what was decided about them. */
@Stateless
public class QueueRepository {
  @PersistenceContext private EntityManager em;

  /** Queues a chunk; nothing where it waits already. */
  public OptionalLong escalate(
      int chunkId, int languageId, QueueReason reason, OffsetDateTime now) {
    List<?> ids =
        em.createNativeQuery(
                "INSERT INTO review_queue (chunk_id, language_id, reason, created_at)"
                    + " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (chunk_id) DO NOTHING RETURNING id")
            .setParameter(1, chunkId)
            .setParameter(2, languageId)
            .setParameter(3, reason.name())
            .setParameter(4, now)
            .getResultList();
    return ids.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(((Number) ids.get(0)).longValue());
  }

  /** It no longer waits, for whatever reason. */
  public void remove(int chunkId) {
    em.createQuery("DELETE FROM QueueEntry e WHERE e.chunkId = :id")
        .setParameter("id", chunkId)
        .executeUpdate();
  }

  /** It no longer waits, if it did for that reason. */
  public void remove(int chunkId, QueueReason reason) {
    em.createQuery("DELETE FROM QueueEntry e WHERE e.chunkId = :id AND e.reason = :reason")
        .setParameter("id", chunkId)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  /** The longest waiting first. */
  public Page<QueueEntry> page(Optional<Integer> languageId, PageRequest request) {
    String where = languageId.isPresent() ? " AND e.languageId = :language" : "";
    TypedQuery<QueueEntry> rows =
        em.createQuery(
            "SELECT e FROM QueueEntry e WHERE e.id > :above" + where + " ORDER BY e.id",
            QueueEntry.class);
    TypedQuery<Long> total =
        em.createQuery("SELECT COUNT(e) FROM QueueEntry e WHERE 1 = 1" + where, Long.class);
    languageId.ifPresent(id -> rows.setParameter("language", id));
    languageId.ifPresent(id -> total.setParameter("language", id));
    rows.setParameter("above", request.after().orElse(0L))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, QueueEntry::getId);
  }

  public ChunkDecision add(ChunkDecision decision) {
    em.persist(decision);
    em.flush();
    return decision;
  }

  /** A decision and who made it. */
  public record Decided(ChunkDecision decision, String reviewer) {}

  /** What was decided about a chunk, newest first. */
  public List<Decided> decisions(int chunkId) {
    return em.createQuery(
            "SELECT d, u.name FROM ChunkDecision d, User u WHERE d.chunkId = :id"
                + " AND u.id = d.reviewerId ORDER BY d.id DESC",
            Object[].class)
        .setParameter("id", chunkId)
        .getResultStream()
        .map(row -> new Decided((ChunkDecision) row[0], (String) row[1]))
        .toList();
  }

  /** The names of people by their ids. */
  public List<Object[]> names(Collection<Integer> userIds) {
    return userIds.isEmpty()
        ? List.of()
        : em.createQuery("SELECT u.id, u.name FROM User u WHERE u.id IN :ids", Object[].class)
            .setParameter("ids", userIds)
            .getResultList();
  }
}
