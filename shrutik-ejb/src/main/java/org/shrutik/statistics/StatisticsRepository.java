package org.shrutik.statistics;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/**
 * Counts, each family of figures by one statement that answers them as one JSON object under the
 * names of the interface.
 */
@Stateless
public class StatisticsRepository {
  private static final JsonMapConverter JSON = new JsonMapConverter();

  private static final String ACTIVE =
      "(SELECT count(DISTINCT a.user_id) FROM (SELECT user_id, created_at FROM voice_recordings"
          + " UNION ALL SELECT user_id, created_at FROM transcriptions"
          + " UNION ALL SELECT reviewer_id, created_at FROM quality_reviews) a"
          + " WHERE a.created_at >= %s)";

  private static final String BY_STATUS =
      "(SELECT COALESCE(jsonb_object_agg(lower(status), n), '{}') FROM"
          + " (SELECT status, count(*) AS n FROM voice_recordings GROUP BY status) s)";

  /** What a sum lost to speakers who took something back. */
  private static final String WITHDRAWN =
      "(SELECT CAST(COALESCE(sum(%s), 0) AS bigint) FROM withdrawn_sums)";

  private static final String HOURS =
      "(SELECT round(CAST(((SELECT COALESCE(sum(duration), 0) FROM voice_recordings)"
          + " + (SELECT COALESCE(sum(seconds), 0) FROM withdrawn_sums)) / 3600 AS numeric), 4))";

  private static final String PLATFORM =
      "SELECT (SELECT count(*) FROM users) AS total_users,"
          + " (SELECT count(*) FROM users WHERE role = 'CONTRIBUTOR') AS total_contributors,"
          + " (SELECT count(*) FROM users WHERE role = 'ADMIN') AS total_admins,"
          + " (SELECT count(*) FROM users WHERE role = 'SWORIK_DEVELOPER')"
          + "  AS total_sworik_developers,"
          + " (SELECT count(*) FROM users WHERE created_at >= date_trunc('month', now()))"
          + "  AS new_this_month, "
          + ACTIVE.formatted("?1")
          + " AS active_last_30_days,"
          + " (SELECT count(*) FROM voice_recordings) + "
          + WITHDRAWN.formatted("recordings")
          + " AS total_recordings,"
          + " (SELECT count(*) FROM audio_chunks) + "
          + WITHDRAWN.formatted("chunks")
          + " AS total_chunks,"
          + " (SELECT count(*) FROM audio_chunks WHERE transcript_count > 0) + "
          + WITHDRAWN.formatted("transcribed_chunks")
          + " AS transcribed_chunks,"
          + " (SELECT count(*) FROM chunk_consensus) + "
          + WITHDRAWN.formatted("consensus_chunks")
          + " AS consensus_chunks,"
          + " (SELECT count(*) FROM audio_chunks WHERE ready_for_export) + "
          + WITHDRAWN.formatted("ready_chunks")
          + " AS validated_chunks,"
          + " (SELECT count(*) FROM transcriptions) + "
          + WITHDRAWN.formatted("transcriptions")
          + " AS total_transcriptions,"
          + " (SELECT count(*) FROM transcriptions WHERE is_validated)"
          + "  AS total_validated_transcriptions,"
          + " (SELECT count(*) FROM transcriptions t JOIN audio_chunks c ON c.id = t.chunk_id"
          + "  WHERE c.ready_for_export) AS consensus_reached,"
          + " (SELECT count(*) FROM quality_reviews) AS total_quality_reviews,"
          + " (SELECT avg(duration) FROM voice_recordings) AS avg_recording_duration, "
          + HOURS
          + " AS total_duration_hours,"
          + " (SELECT avg(quality) FROM transcriptions) AS avg_transcription_quality, "
          + BY_STATUS
          + " AS recordings_by_status,"
          + " (SELECT count(*) FROM languages WHERE active) AS supported_languages,"
          + " (SELECT l.name FROM languages l JOIN (SELECT language_id, count(*) AS n"
          + "  FROM voice_recordings GROUP BY language_id) r ON r.language_id = l.id"
          + "  ORDER BY r.n DESC, l.id LIMIT 1) AS most_active_language";

  private static final String USER =
      "SELECT u.id AS user_id, u.name, u.email, lower(u.role) AS role,"
          + " (SELECT count(*) FROM voice_recordings r WHERE r.user_id = u.id)"
          + "  AS recordings_count,"
          + " (SELECT count(*) FROM transcriptions t WHERE t.user_id = u.id)"
          + "  AS transcriptions_count,"
          + " (SELECT count(*) FROM quality_reviews q WHERE q.reviewer_id = u.id)"
          + "  AS quality_reviews_count,"
          + " (SELECT avg(t.quality) FROM transcriptions t WHERE t.user_id = u.id)"
          + "  AS avg_transcription_quality,"
          + " u.created_at,"
          + " GREATEST((SELECT max(r.created_at) FROM voice_recordings r WHERE r.user_id = u.id),"
          + " (SELECT max(t.created_at) FROM transcriptions t WHERE t.user_id = u.id),"
          + " (SELECT max(q.created_at) FROM quality_reviews q WHERE q.reviewer_id = u.id))"
          + "  AS last_activity FROM users u";

  private static final String DAILY =
      "(SELECT COALESCE(jsonb_agg(d ORDER BY d.date), '[]') FROM (SELECT"
          + " to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, count(*) AS count%s"
          + " FROM %s WHERE created_at >= ?1 GROUP BY 1) d)";

  private static final String BY_LANGUAGE =
      "(SELECT COALESCE(jsonb_agg(b ORDER BY b.language_id), '[]') FROM (SELECT l.id AS"
          + " language_id, l.name, l.name AS language, l.code, count(*) AS count FROM %1$s x"
          + " JOIN languages l ON l.id = x.language_id GROUP BY l.id) b)";

  @PersistenceContext private EntityManager em;

  public Map<String, Object> platform(OffsetDateTime activeSince) {
    return figures(PLATFORM, activeSince);
  }

  @SuppressWarnings("unchecked") // One column of JSON objects.
  public List<Map<String, Object>> users(int limit) {
    List<Object> rows =
        em.createNativeQuery(
                "SELECT CAST(to_jsonb(f) AS text) FROM ("
                    + USER
                    + ") f ORDER BY f.recordings_count + f.transcriptions_count DESC, f.user_id"
                    + " LIMIT ?1")
            .setParameter(1, limit)
            .getResultList();
    return rows.stream().map(JSON::convertToEntityAttribute).toList();
  }

  public Map<String, Object> usage(OffsetDateTime since) {
    return figures(
        "SELECT "
            + DAILY.formatted("", "voice_recordings")
            + " AS daily_recordings, "
            + DAILY.formatted("", "transcriptions")
            + " AS daily_transcriptions, "
            + DAILY.formatted(
                ", avg(quality) AS avg_quality, avg(confidence) AS avg_confidence",
                "transcriptions")
            + " AS transcription_quality_trend,"
            + " (SELECT COALESCE(jsonb_object_agg(lower(role), n), '{}') FROM (SELECT u.role,"
            + " count(*) AS n FROM users u WHERE EXISTS (SELECT 1 FROM voice_recordings r"
            + " WHERE r.user_id = u.id AND r.created_at >= ?1) OR EXISTS (SELECT 1 FROM"
            + " transcriptions t WHERE t.user_id = u.id AND t.created_at >= ?1) GROUP BY u.role) s)"
            + " AS user_activity_by_role,"
            + " (SELECT COALESCE(jsonb_object_agg(category, n), '{}') FROM (SELECT "
            + CATEGORY
            + " AS category, count(*) AS n FROM voice_recordings r"
            + " JOIN scripts s ON s.id = r.script_id WHERE r.created_at >= ?1 GROUP BY 1) c)"
            + " AS popular_script_durations,"
            + " (SELECT COALESCE(jsonb_agg(p ORDER BY p.contribution_count DESC, p.user_id), '[]')"
            + " FROM (SELECT u.id AS user_id, u.name, g.n AS contribution_count FROM (SELECT"
            + " user_id, count(*) AS n FROM (SELECT user_id FROM voice_recordings WHERE"
            + " created_at >= ?1 UNION ALL SELECT user_id FROM transcriptions WHERE"
            + " created_at >= ?1) a GROUP BY user_id ORDER BY n DESC, user_id LIMIT 10) g"
            + " JOIN users u ON u.id = g.user_id) p) AS top_contributors",
        since);
  }

  /** The wire's words for the stored categories. */
  private static final String CATEGORY =
      "CASE s.duration_category WHEN 'SENTENCE' THEN 'sentence' WHEN 'SHORT' THEN '2_minutes'"
          + " WHEN 'MEDIUM' THEN '5_minutes' ELSE '10_minutes' END";

  public Map<String, Object> recordings() {
    return figures(
        "SELECT (SELECT count(*) FROM voice_recordings) + "
            + WITHDRAWN.formatted("recordings")
            + " AS total_recordings, "
            + BY_STATUS
            + " AS by_status,"
            + " (SELECT COALESCE(jsonb_object_agg(category, n), '{}') FROM (SELECT "
            + CATEGORY
            + " AS category, count(*) AS n FROM voice_recordings r JOIN scripts s"
            + " ON s.id = r.script_id GROUP BY 1) c) AS by_duration_category, "
            + BY_LANGUAGE.formatted("voice_recordings")
            + " AS by_language, "
            + HOURS
            + " AS total_duration_hours,"
            + " (SELECT avg(duration) / 60 FROM voice_recordings) AS average_duration_minutes");
  }

  public Map<String, Object> transcriptions() {
    return figures(
        "SELECT (SELECT count(*) FROM transcriptions) + "
            + WITHDRAWN.formatted("transcriptions")
            + " AS total_transcriptions,"
            + " (SELECT count(*) FROM transcriptions WHERE is_validated)"
            + "  AS validated_transcriptions,"
            + " (SELECT count(*) FROM transcriptions WHERE is_consensus)"
            + "  AS consensus_transcriptions,"
            + " (SELECT avg(quality) FROM transcriptions) AS average_quality,"
            + " (SELECT avg(confidence) FROM transcriptions) AS average_confidence,"
            + " (SELECT count(DISTINCT user_id) FROM transcriptions) AS contributors,"
            + " (SELECT count(*) FROM chunk_skips) AS total_skips, "
            + BY_LANGUAGE.formatted("transcriptions")
            + " AS by_language");
  }

  public Map<String, Object> scripts() {
    return figures(
        "SELECT (SELECT count(*) FROM scripts) AS total_scripts,"
            + " (SELECT COALESCE(jsonb_object_agg(category, n), '{}') FROM (SELECT "
            + CATEGORY
            + " AS category, count(*) AS n FROM scripts s GROUP BY 1) c) AS by_duration,"
            + " (SELECT COALESCE(jsonb_object_agg(lower(difficulty), n), '{}') FROM (SELECT"
            + " difficulty, count(*) AS n FROM scripts GROUP BY 1) d) AS by_difficulty, "
            + BY_LANGUAGE.formatted("scripts")
            + " AS by_language");
  }

  public Map<String, Object> operation(
      OffsetDateTime day, OffsetDateTime week, OffsetDateTime month) {
    return figures(
        "SELECT "
            + ACTIVE.formatted("?1")
            + " AS active_users_last_24h, "
            + ACTIVE.formatted("?2")
            + " AS active_users_last_7d, "
            + ACTIVE.formatted("?3")
            + " AS active_users_last_30d,"
            + " (SELECT count(*) FROM tasks WHERE status IN ('WAITING', 'RUNNING'))"
            + "  AS processing_queue_size,"
            + " (SELECT count(*) FROM tasks WHERE status = 'DEAD') AS dead_tasks,"
            + " (SELECT count(*) FROM voice_recordings WHERE status = 'FAILED')"
            + "  AS failed_recordings_count,"
            + " (SELECT count(*) FROM audio_chunks WHERE wants_transcription) AS chunk_backlog,"
            + " (SELECT count(*) FROM audio_chunks WHERE consensus_failed_count >= 3"
            + "  AND NOT ready_for_export) AS consensus_failures,"
            + " (SELECT count(*) FROM chunk_consensus) AS consensus_chunks,"
            + " (SELECT count(*) FROM (SELECT status FROM export_batches WHERE status IN"
            + " ('completed', 'failed') ORDER BY id DESC LIMIT 3) e WHERE status = 'failed')"
            + "  AS failed_exports_of_last_3",
        day,
        week,
        month);
  }

  /** Connections of this application's user, over all nodes, and times of tasks since then. */
  public Map<String, Object> database(OffsetDateTime since) {
    return figures(
        "SELECT (SELECT to_jsonb(p) FROM (SELECT count(*) AS total_connections,"
            + " count(*) FILTER (WHERE state <> 'idle') AS active_connections,"
            + " count(*) FILTER (WHERE state = 'idle') AS idle_connections, count(*) AS total,"
            + " count(*) FILTER (WHERE state <> 'idle') AS active,"
            + " count(*) FILTER (WHERE state = 'idle') AS idle,"
            + " count(*) FILTER (WHERE state = 'active' AND now() - query_start > interval '1 s')"
            + " AS slow FROM pg_stat_activity WHERE datname = current_database()"
            + " AND usename = current_user AND backend_type = 'client backend') p)"
            + " AS connection_pool,"
            + " (SELECT COALESCE(jsonb_object_agg(lower(kind), to_jsonb(k) - 'kind'), '{}') FROM"
            + " (SELECT kind, count(*) AS done, avg(s) AS mean_seconds,"
            + " percentile_cont(0.5) WITHIN GROUP (ORDER BY s) AS p50_seconds,"
            + " percentile_cont(0.95) WITHIN GROUP (ORDER BY s) AS p95_seconds,"
            + " percentile_cont(0.99) WITHIN GROUP (ORDER BY s) AS p99_seconds,"
            + " avg(w) AS mean_wait_seconds FROM (SELECT kind,"
            + " EXTRACT(EPOCH FROM finished_at - started_at) AS s,"
            + " EXTRACT(EPOCH FROM started_at - created_at) AS w FROM tasks"
            + " WHERE status = 'DONE' AND finished_at >= ?1) t GROUP BY kind) k)"
            + " AS processing_last_hour,"
            + " (SELECT pg_database_size(current_database())) AS size_bytes",
        since);
  }

  /** What became of the tasks that were written since then. */
  public Map<String, Object> jobs(OffsetDateTime since) {
    return figures(
        "SELECT count(*) AS total_jobs,"
            + " count(*) FILTER (WHERE status = 'RUNNING') AS active_jobs,"
            + " count(*) FILTER (WHERE status = 'WAITING') AS pending_jobs,"
            + " count(*) FILTER (WHERE status = 'DONE') AS successful_jobs,"
            + " count(*) FILTER (WHERE status = 'DEAD') AS failed_jobs,"
            + " count(*) FILTER (WHERE attempts > 0) AS retried_jobs,"
            + " avg(EXTRACT(EPOCH FROM finished_at - started_at)) FILTER (WHERE status = 'DONE')"
            + "  AS average_seconds,"
            + " avg(EXTRACT(EPOCH FROM started_at - created_at)) AS average_wait_seconds,"
            + " (SELECT COALESCE(jsonb_object_agg(lower(kind), n), '{}') FROM (SELECT kind,"
            + " count(*) AS n FROM tasks WHERE created_at >= ?1 GROUP BY kind) k) AS by_kind"
            + " FROM tasks WHERE created_at >= ?1",
        since);
  }

  /** How many objects there are of each sort and how large they are. */
  public Map<String, Object> storage() {
    return figures(
        "SELECT (SELECT to_jsonb(r) FROM (SELECT count(*) AS objects,"
            + " COALESCE(sum(size_bytes), 0) AS bytes FROM voice_recordings) r) AS recordings,"
            + " (SELECT to_jsonb(c) FROM (SELECT count(*) AS objects,"
            + " COALESCE(sum(size_bytes), 0) AS bytes FROM audio_chunks) c) AS chunks,"
            + " (SELECT to_jsonb(e) FROM (SELECT count(*) AS objects,"
            + " COALESCE(sum(file_size_bytes), 0) AS bytes FROM export_batches"
            + " WHERE archive_path IS NOT NULL) e) AS exports");
  }

  private Map<String, Object> figures(String sql, Object... parameters) {
    Query query = em.createNativeQuery("SELECT CAST(to_jsonb(f) AS text) FROM (" + sql + ") f");
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return JSON.convertToEntityAttribute(query.getSingleResult());
  }
}
