package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on releases and who asked for and fetched them. */
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
  public Page<ExportBatch> page(
      OptionalInt userId, Optional<ExportStatus> status, PageRequest request) {
    String where =
        " WHERE 1 = 1"
            + (userId.isPresent() ? " AND b.createdById = :userId" : "")
            + (status.isPresent() ? " AND b.status = :status" : "");
    var rows =
        em.createQuery(
                "SELECT b FROM ExportBatch b" + where + " AND b.id < :below ORDER BY b.id DESC",
                ExportBatch.class)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(b) FROM ExportBatch b" + where, Long.class);
    userId.ifPresent(
        id -> {
          rows.setParameter("userId", id);
          total.setParameter("userId", id);
        });
    status.ifPresent(
        s -> {
          rows.setParameter("status", s);
          total.setParameter("status", s);
        });
    return Page.of(rows.getResultList(), total.getSingleResult(), request, ExportBatch::getId);
  }

  /**
   * Copies everything a release says into its rows, in one statement, so from one moment and
   * without passing through here.
   *
   * @return how many clips there are
   */
  public int freeze(ExportBatch batch, ExportFilter filter) {
    List<Object> values = new ArrayList<>(List.of(batch.getId()));
    StringBuilder sql = new StringBuilder(FREEZE);
    sql.append(
        filter.consensusOnly()
            ? " WHERE c.ready_for_export AND k.chunk_id IS NOT NULL"
            : " WHERE (k.chunk_id IS NOT NULL OR t.first_id IS NOT NULL)");
    if (!filter.languageIds().isEmpty()) {
      sql.append(" AND c.language_id IN (")
          .append(commaSeparated(filter.languageIds()))
          .append(")");
    }
    if (filter.from() != null) {
      values.add(filter.from());
      sql.append(" AND c.created_at >= ?").append(values.size());
    }
    if (filter.until() != null) {
      values.add(filter.until());
      sql.append(" AND c.created_at < ?").append(values.size());
    }
    if (filter.qualityThreshold() != null) {
      values.add(filter.qualityThreshold());
      String threshold = "CAST(?" + values.size() + " AS double precision)";
      sql.append(" AND COALESCE(t.rating >= ").append(threshold);
      sql.append(", k.decided_by_id IS NOT NULL OR k.confidence >= ").append(threshold);
      sql.append(" / 5)");
    }
    Query query = em.createNativeQuery(sql.toString());
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    int clips = query.executeUpdate();
    em.createNativeQuery(
            "UPDATE export_batches SET chunk_ids = (SELECT COALESCE(jsonb_agg(chunk_id ORDER BY"
                + " chunk_id), '[]') FROM export_items WHERE export_batch_id = ?1) WHERE id = ?1")
        .setParameter(1, batch.getId())
        .executeUpdate();
    return clips;
  }

  /** Numbers only, so they can stand in the text; a list of any length would not fit parameters. */
  private static String commaSeparated(Collection<Integer> ids) {
    StringBuilder text = new StringBuilder();
    ids.forEach(id -> text.append(text.isEmpty() ? "" : ", ").append(id));
    return text.toString();
  }

  // A transcription equal to the agreed text is a vote for the clip, any other one against it.
  private static final String FREEZE =
      "INSERT INTO export_items (export_batch_id, chunk_id, recording_id, speaker_id, locale,"
          + " standing, sentence, up_votes, down_votes, start_time, end_time, duration, confidence,"
          + " rating, attribution, reports, file_path, sha256, size_bytes)"
          + " SELECT ?1, c.id, c.recording_id, c.speaker_id, l.code,"
          + " CASE WHEN c.ready_for_export AND k.chunk_id IS NOT NULL THEN 'VALIDATED'"
          + " WHEN k.chunk_id IS NOT NULL AND NOT c.wants_transcription THEN 'INVALIDATED'"
          + " ELSE 'OTHER' END,"
          + " COALESCE(k.text, n.text),"
          + " CASE WHEN k.chunk_id IS NULL THEN 0 ELSE t.equal_count END,"
          + " CASE WHEN k.chunk_id IS NULL THEN 0 ELSE t.all_count - t.equal_count END,"
          + " c.start_time, c.end_time, c.duration, k.confidence, t.rating,"
          + " NULLIF(s.meta_data ->> 'attribution', ''), p.reports,"
          + " c.file_path, c.sha256, c.size_bytes"
          + " FROM audio_chunks c"
          + " JOIN languages l ON l.id = c.language_id"
          + " JOIN voice_recordings r ON r.id = c.recording_id"
          + " JOIN scripts s ON s.id = r.script_id"
          + " LEFT JOIN chunk_consensus k ON k.chunk_id = c.id"
          + " CROSS JOIN LATERAL (SELECT count(*) AS all_count,"
          + " count(*) FILTER (WHERE v.is_consensus) AS equal_count,"
          + " avg(v.quality) AS rating, min(v.id) AS first_id"
          + " FROM transcriptions v WHERE v.chunk_id = c.id) t"
          + " LEFT JOIN transcriptions n ON n.id = COALESCE(c.consensus_transcript_id, t.first_id)"
          + " CROSS JOIN LATERAL (SELECT string_agg(regexp_replace(q.reason, '[[:cntrl:]]+', ' ',"
          + " 'g'), chr(10) ORDER BY q.id) AS reports"
          + " FROM chunk_skips q WHERE q.chunk_id = c.id AND q.reason <> '') p";

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

  public void logRequest(ExportBatch batch, int userId, ExportClient client, String filter) {
    em.createNativeQuery(
            "INSERT INTO export_audit_logs (export_id, user_id, export_type, format,"
                + " filters_applied, records_exported, ip_address, user_agent, created_at)"
                + " VALUES (?1, ?2, 'dataset', ?3, CAST(?4 AS jsonb), ?5, ?6, ?7, ?8)")
        .setParameter(1, batch.getBatchId())
        .setParameter(2, userId)
        .setParameter(3, batch.getFormat())
        .setParameter(4, filter)
        .setParameter(5, batch.getChunkCount())
        .setParameter(6, client.ipAddress())
        .setParameter(7, client.userAgent())
        .setParameter(8, batch.getCreatedAt())
        .executeUpdate();
  }

  public void logSize(String batchId, long sizeBytes) {
    em.createNativeQuery("UPDATE export_audit_logs SET file_size_bytes = ?2 WHERE export_id = ?1")
        .setParameter(1, batchId)
        .setParameter(2, sizeBytes)
        .executeUpdate();
  }

  public void logDownload(ExportBatch batch, int userId, ExportClient client, OffsetDateTime now) {
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
