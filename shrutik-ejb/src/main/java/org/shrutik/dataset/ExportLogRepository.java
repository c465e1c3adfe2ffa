package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who asked for exports and who fetched them. */
@Stateless
public class ExportLogRepository {
  @PersistenceContext private EntityManager em;

  public void request(ExportBatch batch, int userId, ExportClient client, String filter) {
    em.createNativeQuery(
            "INSERT INTO export_audit_logs (export_id, user_id, export_type, format,"
                + " filters_applied, records_exported, ip_address, user_agent, created_at)"
                + " VALUES (?1, ?2, ?9, ?3, CAST(?4 AS jsonb), ?5, ?6, ?7, ?8)")
        .setParameter(1, batch.getBatchId())
        .setParameter(2, userId)
        .setParameter(3, batch.getFormat())
        .setParameter(4, filter)
        .setParameter(5, batch.getChunkCount())
        .setParameter(6, client.ipAddress())
        .setParameter(7, client.userAgent())
        .setParameter(8, batch.getCreatedAt())
        .setParameter(9, batch.getExportType().wire())
        .executeUpdate();
  }

  public void size(String batchId, long sizeBytes) {
    em.createNativeQuery("UPDATE export_audit_logs SET file_size_bytes = ?2 WHERE export_id = ?1")
        .setParameter(1, batchId)
        .setParameter(2, sizeBytes)
        .executeUpdate();
  }

  public void download(ExportBatch batch, int userId, ExportClient client, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO export_downloads (batch_id, user_id, downloaded_at, ip_address, user_agent)"
                + " VALUES (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, batch.getBatchId())
        .setParameter(2, userId)
        .setParameter(3, now)
        .setParameter(4, client.ipAddress())
        .setParameter(5, client.userAgent())
        .executeUpdate();
  }

  /** How many downloads a person began since then. */
  public int downloadsSince(int userId, OffsetDateTime since) {
    return number(
            "SELECT count(*) FROM export_downloads WHERE user_id = ?1 AND downloaded_at >= ?2",
            userId,
            since)
        .intValue();
  }

  /** Lets one download of a person be counted at a time. */
  public void lockDownloadsOf(int userId) {
    em.createNativeQuery("SELECT id FROM users WHERE id = ?1 FOR NO KEY UPDATE")
        .setParameter(1, userId)
        .getResultList();
  }

  /** Figures of all exports so far. */
  public ExportStatistics statistics(OffsetDateTime monthAgo) {
    return new ExportStatistics(
        number("SELECT count(*) FROM export_audit_logs").longValue(),
        number("SELECT count(*) FROM export_audit_logs WHERE created_at >= ?1", monthAgo)
            .longValue(),
        number("SELECT COALESCE(sum(records_exported), 0) FROM export_audit_logs").longValue(),
        number("SELECT COALESCE(sum(file_size_bytes), 0) FROM export_audit_logs").longValue(),
        counts("SELECT export_type, count(*) FROM export_audit_logs GROUP BY 1"),
        counts("SELECT format, count(*) FROM export_audit_logs GROUP BY 1"),
        counts(
            "SELECT CASE status WHEN 'pending' THEN 'queued' ELSE status END, count(*)"
                + " FROM export_batches GROUP BY 1"),
        number("SELECT count(*) FROM export_downloads").longValue(),
        number("SELECT count(*) FROM audio_chunks WHERE ready_for_export").longValue());
  }

  private Number number(String sql, Object... parameters) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return (Number) query.getSingleResult();
  }

  private Map<String, Long> counts(String sql) {
    @SuppressWarnings("unchecked") // A native query of several columns lists arrays.
    List<Object[]> rows = em.createNativeQuery(sql).getResultList();
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }
}
