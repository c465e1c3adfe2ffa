package org.shrutik.chunk;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Queries on chunks. */
@Stateless
public class ChunkRepository {
  @PersistenceContext private EntityManager em;

  public Optional<Chunk> find(int id) {
    return Optional.ofNullable(em.find(Chunk.class, id));
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

  public void addAll(List<Chunk> chunks) {
    chunks.forEach(em::persist);
    em.flush();
  }
}
