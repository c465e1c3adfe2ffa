package org.shrutik.progress;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Counters of what there is by language. The database's triggers write the changes of them. */
@Stateless
public class CoverageRepository {
  private static final int AT_ONCE = 50_000;

  @PersistenceContext private EntityManager em;

  /** What there is of a language and a domain; the domain of chunks is not told apart. */
  public record Row(
      int languageId,
      String language,
      String code,
      String domain,
      long recordings,
      double seconds,
      long chunks,
      long transcribed,
      long agreed,
      long ready) {}

  /** By language and domain: the counters and the changes that are not added yet. */
  public List<Row> rows() {
    List<?> rows =
        em.createNativeQuery(
                "SELECT l.id, l.name, l.code, c.domain, sum(c.recordings), sum(c.seconds),"
                    + " sum(c.chunks), sum(c.transcribed), sum(c.agreed), sum(c.ready) FROM"
                    + " (SELECT language_id, domain, recordings, seconds, chunks, transcribed,"
                    + " agreed, ready FROM coverage UNION ALL"
                    + " SELECT language_id, domain, recordings, seconds, chunks, transcribed,"
                    + " agreed, ready FROM coverage_changes) c"
                    + " JOIN languages l ON l.id = c.language_id"
                    + " GROUP BY l.id, l.name, l.code, c.domain ORDER BY l.id, c.domain")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Row(
                    number(row[0]).intValue(),
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    number(row[4]).longValue(),
                    number(row[5]).doubleValue(),
                    number(row[6]).longValue(),
                    number(row[7]).longValue(),
                    number(row[8]).longValue(),
                    number(row[9]).longValue()))
        .toList();
  }

  /**
   * How many speakers of a language say something of themselves.
   *
   * @param trait dialect, gender or age_group; speakers for all of them
   * @param value what they say, null where they say nothing
   */
  public record Speakers(int languageId, String trait, String value, long count) {}

  public List<Speakers> speakers() {
    List<?> rows =
        em.createNativeQuery(
                "SELECT s.language_id, t.trait, lower(t.value), count(*) FROM language_speakers s"
                    + " LEFT JOIN speaker_profiles p ON p.user_id = s.user_id"
                    + " CROSS JOIN LATERAL (VALUES ('speakers', NULL), ('dialect', p.dialect),"
                    + " ('gender', p.gender), ('age_group', p.age_group)) AS t (trait, value)"
                    + " WHERE t.trait = 'speakers' OR t.value IS NOT NULL GROUP BY 1, 2, 3"
                    + " ORDER BY 1, 2, 4 DESC, 3")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Speakers(
                    number(row[0]).intValue(),
                    (String) row[1],
                    (String) row[2],
                    number(row[3]).longValue()))
        .toList();
  }

  private static Number number(Object value) {
    return (Number) value;
  }

  /** Adds changes to the counters; returns how many. What another node adds now is left alone. */
  public int merge() {
    return em.createNativeQuery(
            "WITH gone AS (DELETE FROM coverage_changes WHERE id IN (SELECT id"
                + " FROM coverage_changes ORDER BY id LIMIT "
                + AT_ONCE
                + " FOR UPDATE SKIP LOCKED) RETURNING *),"
                + " added AS (INSERT INTO coverage AS c (language_id, domain, recordings, seconds,"
                + " chunks, transcribed, agreed, ready) SELECT g.language_id, g.domain,"
                + " sum(g.recordings), sum(g.seconds), sum(g.chunks), sum(g.transcribed),"
                + " sum(g.agreed), sum(g.ready) FROM gone g"
                + " JOIN languages l ON l.id = g.language_id GROUP BY 1, 2 ORDER BY 1, 2"
                + " ON CONFLICT (language_id, domain) DO UPDATE SET"
                + " recordings = c.recordings + EXCLUDED.recordings,"
                + " seconds = c.seconds + EXCLUDED.seconds, chunks = c.chunks + EXCLUDED.chunks,"
                + " transcribed = c.transcribed + EXCLUDED.transcribed,"
                + " agreed = c.agreed + EXCLUDED.agreed, ready = c.ready + EXCLUDED.ready"
                + " RETURNING 1) SELECT id FROM gone")
        .getResultList()
        .size();
  }
}
