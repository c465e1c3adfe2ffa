package org.shrutik.statistics;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/**
 * The site's figures by day (UTC), each counted from the rows of the deeds themselves. {@code ?1}
 * and {@code ?2} are the first day and the last.
 */
@Stateless
public class FiguresRepository {
  private static final JsonMapConverter JSON = new JsonMapConverter();

  private static final String DAY = "CAST(%s AT TIME ZONE 'UTC' AS date)";
  private static final String IN_RANGE =
      "%1$s >= CAST(CAST(?1 AS date) AS timestamp) AT TIME ZONE 'UTC'"
          + " AND %1$s < CAST(CAST(?2 AS date) + 1 AS timestamp) AT TIME ZONE 'UTC'";

  private static final String SESSIONS =
      "SELECT %1$s AS day, count(*) AS started, count(r.id) AS completed,"
          + " count(*) FILTER (WHERE r.id IS NULL AND s.expires_at < now()) AS abandoned"
          + " FROM recording_sessions s LEFT JOIN voice_recordings r ON r.session_id = s.id"
          + " WHERE %2$s GROUP BY 1";

  private static final String RECORDINGS =
      "SELECT %1$s AS day, count(*) AS accepted, avg(r.duration) AS mean_seconds,"
          + " avg(EXTRACT(EPOCH FROM r.created_at - u.created_at)) FILTER (WHERE NOT EXISTS"
          + " (SELECT 1 FROM voice_recordings e WHERE e.user_id = r.user_id"
          + " AND e.created_at < r.created_at)) AS first_recording_seconds"
          + " FROM voice_recordings r JOIN users u ON u.id = r.user_id WHERE %2$s GROUP BY 1";

  private static final String REFUSALS =
      "SELECT %1$s AS day, count(*) AS refused FROM upload_refusals f WHERE %2$s GROUP BY 1";

  private static final String TASKS =
      "SELECT %1$s AS day, avg(EXTRACT(EPOCH FROM t.finished_at - t.created_at)) FILTER (WHERE"
          + " t.status = 'DONE') AS mean_seconds, count(*) FILTER (WHERE t.status = 'DEAD') AS"
          + " failed, COALESCE(sum(t.attempts), 0) AS retries FROM tasks t WHERE t.kind ="
          + " 'CHUNKING' AND t.finished_at IS NOT NULL AND %2$s GROUP BY 1";

  private static final String PEOPLE =
      "SELECT a.day, count(DISTINCT a.user_id) AS active FROM ("
          + "SELECT %1$s AS day, r.user_id FROM voice_recordings r WHERE %2$s"
          + " UNION SELECT %3$s, t.user_id FROM transcriptions t WHERE %4$s"
          + " UNION SELECT %5$s, q.reviewer_id FROM quality_reviews q WHERE %6$s) a GROUP BY 1";

  private static final String TRANSCRIPTIONS =
      "SELECT %1$s AS day, count(*) AS written FROM transcriptions t WHERE %2$s GROUP BY 1";

  private static final String CONSENSUS =
      "SELECT %1$s AS day, count(*) AS decided, count(*) FILTER (WHERE c.ready_for_export) AS"
          + " ready, avg(EXTRACT(EPOCH FROM k.created_at - c.created_at)) AS mean_seconds FROM"
          + " chunk_consensus k JOIN audio_chunks c ON c.id = k.chunk_id WHERE %2$s GROUP BY 1";

  @PersistenceContext private EntityManager em;

  /** Each day of the range, and all of it together. */
  public Map<String, Object> figures(LocalDate from, LocalDate to) {
    String sql =
        "SELECT CAST(jsonb_build_object('days', ("
            + figures("generate_series(CAST(?1 AS date), CAST(?2 AS date), interval '1 day')", DAY)
            + "), 'totals', ("
            + figures("CAST(?1 AS date)", "CAST(?1 AS date)")
            + ") -> 0) AS text)";
    return JSON.convertToEntityAttribute(
        em.createNativeQuery(sql)
            .setParameter(1, from.toString())
            .setParameter(2, to.toString())
            .getSingleResult());
  }

  /**
   * Figures by bucket as a JSON array.
   *
   * @param buckets their first days
   * @param day the bucket of a moment
   */
  private static String figures(String buckets, String day) {
    return "SELECT jsonb_agg(jsonb_build_object('date', to_char(d.day, 'YYYY-MM-DD'),"
        + " 'recordings', jsonb_build_object('started', COALESCE(s.started, 0),"
        + " 'completed', COALESCE(s.completed, 0), 'abandoned', COALESCE(s.abandoned, 0),"
        + " 'success_rate', CAST(s.completed AS double precision)"
        + " / NULLIF(s.completed + s.abandoned, 0), 'mean_seconds', r.mean_seconds),"
        + " 'uploads', jsonb_build_object('accepted', COALESCE(r.accepted, 0),"
        + " 'refused', COALESCE(f.refused, 0), 'success_rate',"
        + " CAST(r.accepted AS double precision) / NULLIF(r.accepted + COALESCE(f.refused, 0), 0),"
        + " 'retries', COALESCE(t.retries, 0)),"
        + " 'processing', jsonb_build_object('mean_seconds', t.mean_seconds,"
        + " 'failed', COALESCE(t.failed, 0)),"
        + " 'first_recording_seconds', r.first_recording_seconds,"
        + " 'active_users', COALESCE(p.active, 0), 'transcriptions', COALESCE(w.written, 0),"
        + " 'consensus', jsonb_build_object('decided', COALESCE(k.decided, 0),"
        + " 'rate', CAST(k.ready AS double precision) / NULLIF(k.decided, 0),"
        + " 'mean_seconds', k.mean_seconds)) ORDER BY d.day) FROM (SELECT CAST("
        + buckets
        + " AS date) AS day) d"
        + joined("s", SESSIONS, day, "s.created_at")
        + joined("r", RECORDINGS, day, "r.created_at")
        + joined("f", REFUSALS, day, "f.created_at")
        + joined("t", TASKS, day, "t.finished_at")
        + joined("p", PEOPLE, day, "r.created_at", "t.created_at", "q.created_at")
        + joined("w", TRANSCRIPTIONS, day, "t.created_at")
        + joined("k", CONSENSUS, day, "k.created_at");
  }

  private static String joined(String name, String sql, String day, String... moments) {
    Object[] parts = new Object[2 * moments.length];
    for (int i = 0; i < moments.length; i++) {
      parts[2 * i] = day.formatted(moments[i]);
      parts[2 * i + 1] = IN_RANGE.formatted(moments[i]);
    }
    return " LEFT JOIN (" + sql.formatted(parts) + ") " + name + " ON " + name + ".day = d.day";
  }
}
