package org.shrutik.chunk;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;

/** Queries on chunks. */
@Stateless
public class ChunkRepository {
  @PersistenceContext private EntityManager em;

  public Optional<Chunk> find(int id) {
    return Optional.ofNullable(em.find(Chunk.class, id));
  }

  /**
   * What is to be said of a chunk that is not there.
   *
   * @return CONFLICT where its speaker took it back, else RESOURCE_NOT_FOUND
   */
  public ShrutikException missing(int id) {
    boolean withdrawn =
        !em.createNativeQuery("SELECT chunk_id FROM withdrawn_chunks WHERE chunk_id = ?1")
            .setParameter(1, id)
            .getResultList()
            .isEmpty();
    return withdrawn
        ? ShrutikException.conflict(
            "chunk_id", "Its speaker has taken chunk " + id + " back; there is nothing to do.")
        : ShrutikException.notFound("chunk", id);
  }

  /** Locks the row, waiting for whoever holds it. */
  public Optional<Chunk> lock(int id) {
    return Optional.ofNullable(em.find(Chunk.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public List<Chunk> findAll(Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return em.createQuery("SELECT c FROM Chunk c WHERE c.id IN :ids ORDER BY c.id", Chunk.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** In the order of time. */
  public List<Chunk> ofRecording(int recordingId) {
    return em.createQuery(
            "SELECT c FROM Chunk c WHERE c.recordingId = :id ORDER BY c.chunkIndex", Chunk.class)
        .setParameter("id", recordingId)
        .getResultList();
  }

  /** Chunks that at least so many people skipped, newest first. */
  public Page<Chunk> skipped(int least, PageRequest request) {
    String where = " FROM Chunk c WHERE c.skipCount > 0 AND c.skipCount >= :least";
    List<Chunk> rows =
        em.createQuery("SELECT c" + where + " AND c.id < :below ORDER BY c.id DESC", Chunk.class)
            .setParameter("least", least)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1)
            .getResultList();
    long total =
        em.createQuery("SELECT COUNT(c)" + where, Long.class)
            .setParameter("least", least)
            .getSingleResult();
    return Page.of(rows, total, request, Chunk::getId);
  }

  public void addAll(List<Chunk> chunks) {
    chunks.forEach(em::persist);
    em.flush();
  }
}
