package org.shrutik.upload;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Queries on uploads in pieces. */
@Stateless
public class UploadRepository {
  @PersistenceContext private EntityManager em;

  public Optional<ResumableUpload> find(String id) {
    return Optional.ofNullable(em.find(ResumableUpload.class, id));
  }

  public ResumableUpload add(ResumableUpload upload) {
    em.persist(upload);
    em.flush();
    return upload;
  }

  public void remove(ResumableUpload upload) {
    em.remove(upload);
  }

  /** How many uploads of a person are neither over nor expired. */
  public long open(int userId, OffsetDateTime now) {
    return em.createQuery(
            "SELECT COUNT(u) FROM ResumableUpload u WHERE u.userId = :userId"
                + " AND u.recordingId IS NULL AND u.refusalCode IS NULL AND u.expiresAt > :now",
            Long.class)
        .setParameter("userId", userId)
        .setParameter("now", now)
        .getSingleResult();
  }

  public List<String> expired(OffsetDateTime now, int limit) {
    return em.createQuery(
            "SELECT u.id FROM ResumableUpload u WHERE u.expiresAt <= :now ORDER BY u.expiresAt",
            String.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }
}
