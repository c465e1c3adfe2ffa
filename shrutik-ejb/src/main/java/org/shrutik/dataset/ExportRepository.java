package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on releases. */
@Stateless
public class ExportRepository {
  @PersistenceContext private EntityManager em;

  public ExportBatch add(ExportBatch batch) {
    em.persist(batch);
    em.flush();
    return batch;
  }

  public Optional<ExportBatch> find(String batchId) {
    return em.createQuery("SELECT b FROM ExportBatch b WHERE b.batchId = :id", ExportBatch.class)
        .setParameter("id", batchId)
        .getResultStream()
        .findFirst();
  }

  /** Locks the row, waiting for whoever holds it. */
  public Optional<ExportBatch> lock(String batchId) {
    return em.createQuery("SELECT b FROM ExportBatch b WHERE b.batchId = :id", ExportBatch.class)
        .setParameter("id", batchId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Locks the row unless somebody else holds it. */
  public Optional<ExportBatch> lockIfFree(String batchId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT id FROM export_batches WHERE batch_id = ?1 FOR UPDATE SKIP LOCKED")
            .setParameter(1, batchId)
            .getResultList();
    return rows.isEmpty() ? Optional.empty() : find(batchId);
  }

  /** All that are not finished, oldest first. */
  public List<ExportBatch> open() {
    return em.createQuery(
            "SELECT b FROM ExportBatch b WHERE b.status IN :open ORDER BY b.id", ExportBatch.class)
        .setParameter("open", List.of(ExportStatus.PENDING, ExportStatus.PROCESSING))
        .getResultList();
  }

  /** Newest first; all people's where {@code userId} is empty. */
  public Page<ExportBatch> page(OptionalInt userId, ExportSearch search, PageRequest request) {
    String where =
        " WHERE 1 = 1"
            + (userId.isPresent() ? " AND b.createdById = :userId" : "")
            + (search.type().isPresent() ? " AND b.exportType = :type" : "")
            + (search.status().isPresent() ? " AND b.status = :status" : "")
            + (search.from().isPresent() ? " AND b.createdAt >= :from" : "")
            + (search.until().isPresent() ? " AND b.createdAt < :until" : "");
    var rows =
        em.createQuery(
                "SELECT b FROM ExportBatch b" + where + " AND b.id < :below ORDER BY b.id DESC",
                ExportBatch.class)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(b) FROM ExportBatch b" + where, Long.class);
    for (Query query : List.of(rows, total)) {
      userId.ifPresent(id -> query.setParameter("userId", id));
      search.type().ifPresent(type -> query.setParameter("type", type));
      search.status().ifPresent(status -> query.setParameter("status", status));
      search.from().ifPresent(from -> query.setParameter("from", from));
      search.until().ifPresent(until -> query.setParameter("until", until));
    }
    return Page.of(rows.getResultList(), total.getSingleResult(), request, ExportBatch::getId);
  }

  /** One line a language, ascending by code; seconds are added up as whole milliseconds. */
  public List<LocaleCount> count(ExportBatch batch) {
    return rows(
            "SELECT i.locale, min(l.name), count(*), count(DISTINCT i.speaker_id),"
                + " sum(CAST(round(i.duration * 1000) AS bigint)), sum(i.size_bytes), min(i.recording_id), max(i.recording_id)"
                + " FROM export_items i LEFT JOIN languages l ON l.code = i.locale"
                + " WHERE i.export_batch_id = ?1 GROUP BY i.locale ORDER BY i.locale COLLATE \"C\"",
            batch.getId())
        .stream()
        .map(Row::new)
        .map(
            row ->
                new LocaleCount(
                    row.text(0),
                    row.text(1),
                    row.integer(2),
                    row.integer(3),
                    row.number(4).longValue() / 1000.0,
                    row.number(5).longValue(),
                    row.integer(6),
                    row.integer(7)))
        .toList();
  }

  /** The chunks of a release, ascending. */
  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> chunkIds(ExportBatch batch) {
    return em.createNativeQuery(
            "SELECT chunk_id FROM export_items WHERE export_batch_id = ?1 ORDER BY chunk_id")
        .setParameter(1, batch.getId())
        .getResultList();
  }

  /** How much the releases before this one in the queue still have to read. */
  public long bytesAhead(ExportBatch batch) {
    Number bytes =
        (Number)
            em.createNativeQuery(
                    "SELECT COALESCE(sum(i.size_bytes), 0) FROM export_items i JOIN export_batches b"
                        + " ON b.id = i.export_batch_id WHERE b.status IN ('pending', 'processing')"
                        + " AND b.id < ?1")
                .setParameter(1, batch.getId())
                .getSingleResult();
    return bytes.longValue();
  }

  private List<Object[]> rows(String sql, Object... parameters) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    @SuppressWarnings("unchecked") // A native query of several columns lists arrays.
    List<Object[]> rows = query.getResultList();
    return rows;
  }
}
