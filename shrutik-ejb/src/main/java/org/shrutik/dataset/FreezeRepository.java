package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Copies what a release says into its rows. */
@Stateless
public class FreezeRepository {
  // A transcription equal to the agreed text is a vote for the clip, any other one against it.
  private static final String SELECTION =
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
          + " 'g'), chr(10) ORDER BY q.source, q.id) AS reports"
          + " FROM (SELECT 1 AS source, CAST(k.id AS bigint) AS id, k.reason FROM chunk_skips k"
          + " WHERE k.chunk_id = c.id AND k.reason <> '' UNION ALL"
          + " SELECT 2, f.id, 'reported: ' || lower(f.reason) FROM reports f"
          + " WHERE f.chunk_id = c.id AND f.status <> 'DISMISSED') q) p";

  private static final String WITH_TRANSCRIPTIONS =
      "WITH items AS (%s RETURNING chunk_id) INSERT INTO export_transcriptions (export_batch_id,"
          + " chunk_id, transcription_id, user_id, text, quality, confidence, is_consensus)"
          + " SELECT ?1, v.chunk_id, v.id, v.user_id, v.text, v.quality, v.confidence,"
          + " v.is_consensus FROM items i JOIN transcriptions v ON v.chunk_id = i.chunk_id";

  @PersistenceContext private EntityManager em;

  /**
   * Copies everything a release says into its rows, in one statement, so from one moment and
   * without passing through here.
   *
   * @return how many clips there are
   */
  public int freeze(ExportBatch batch, ExportFilter filter) {
    List<Object> values = new ArrayList<>(List.of(batch.getId()));
    String selection = SELECTION + conditions(filter, values);
    Query query =
        em.createNativeQuery(
            filter.type() == ExportType.METADATA
                ? WITH_TRANSCRIPTIONS.formatted(selection)
                : selection);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    query.executeUpdate();
    em.createNativeQuery(
            "UPDATE export_batches SET chunk_ids = (SELECT COALESCE(jsonb_agg(chunk_id ORDER BY"
                + " chunk_id), '[]') FROM export_items WHERE export_batch_id = ?1) WHERE id = ?1")
        .setParameter(1, batch.getId())
        .executeUpdate();
    Number clips =
        (Number)
            em.createNativeQuery("SELECT count(*) FROM export_items WHERE export_batch_id = ?1")
                .setParameter(1, batch.getId())
                .getSingleResult();
    return clips.intValue();
  }

  private static String conditions(ExportFilter filter, List<Object> values) {
    ClipLimits limits = filter.limits();
    StringBuilder sql =
        new StringBuilder(
            filter.consensusOnly()
                ? " WHERE c.ready_for_export AND k.chunk_id IS NOT NULL"
                : " WHERE NOT c.unusable AND (k.chunk_id IS NOT NULL OR t.first_id IS NOT NULL)");
    if (!filter.languageIds().isEmpty()) {
      sql.append(" AND c.language_id IN (").append(list(filter.languageIds())).append(')');
    }
    if (!limits.userIds().isEmpty()) {
      sql.append(" AND c.speaker_id IN (").append(list(limits.userIds())).append(')');
    }
    compare(sql, values, "c.created_at >=", filter.from());
    compare(sql, values, "c.created_at <", filter.until());
    compare(sql, values, "c.duration >=", limits.minDuration());
    compare(sql, values, "c.duration <=", limits.maxDuration());
    if (limits.minConfidence() != null) {
      values.add(limits.minConfidence());
      sql.append(" AND (k.decided_by_id IS NOT NULL OR k.confidence >= ?");
      sql.append(values.size()).append(')');
    }
    if (filter.qualityThreshold() != null) {
      values.add(filter.qualityThreshold());
      String threshold = "CAST(?" + values.size() + " AS double precision)";
      sql.append(" AND COALESCE(t.rating >= ").append(threshold);
      sql.append(", k.decided_by_id IS NOT NULL OR k.confidence >= ").append(threshold);
      sql.append(" / 5)");
    }
    if (limits.maxRecords() != null) {
      sql.append(" ORDER BY c.id LIMIT ").append(limits.maxRecords());
    }
    return sql.toString();
  }

  private static void compare(StringBuilder sql, List<Object> values, String left, Object right) {
    if (right != null) {
      values.add(right);
      sql.append(" AND ").append(left).append(" ?").append(values.size());
    }
  }

  /** Numbers only, so they can stand in the text; a list of any length would not fit parameters. */
  private static String list(Collection<Integer> ids) {
    StringBuilder text = new StringBuilder();
    ids.forEach(id -> text.append(text.isEmpty() ? "" : ", ").append(id));
    return text.toString();
  }
}
