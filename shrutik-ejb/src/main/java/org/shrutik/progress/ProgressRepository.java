package org.shrutik.progress;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Counters of what people gave. */
@Stateless
public class ProgressRepository {
  private static final int FOREVER = 4000;

  @PersistenceContext private EntityManager em;

  /** How a person wants to be counted and shown. */
  public record Settings(ZoneId zone, boolean onLeaderboard) {}

  public Settings settings(int userId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT time_zone, on_leaderboard FROM progress_settings WHERE user_id = ?1")
            .setParameter(1, userId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Settings(ZoneId.of((String) row[0]), (Boolean) row[1]))
        .findFirst()
        .orElse(new Settings(ZoneId.of("UTC"), true));
  }

  public void settle(int userId, Settings settings) {
    em.createNativeQuery(
            "INSERT INTO progress_settings (user_id, time_zone, on_leaderboard)"
                + " VALUES (?1, ?2, ?3) ON CONFLICT (user_id) DO UPDATE"
                + " SET time_zone = EXCLUDED.time_zone, on_leaderboard = EXCLUDED.on_leaderboard")
        .setParameter(1, userId)
        .setParameter(2, settings.zone().getId())
        .setParameter(3, settings.onLeaderboard())
        .executeUpdate();
  }

  /** Counts; returns whether it was the first in that language that day. */
  public boolean count(Contribution given, LocalDate day) {
    int recordings = given.kind() == Contribution.Kind.RECORDING ? 1 : 0;
    int transcriptions = given.kind() == Contribution.Kind.TRANSCRIPTION ? 1 : 0;
    int reviews = given.kind() == Contribution.Kind.REVIEW ? 1 : 0;
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "INSERT INTO contribution_days AS d (user_id, day, language_id, recordings,"
                        + " seconds, transcriptions, reviews)"
                        + " VALUES (?1, CAST(?2 AS date), ?3, ?4, ?5, ?6, ?7)"
                        + " ON CONFLICT (user_id, day, language_id) DO UPDATE SET"
                        + " recordings = d.recordings + EXCLUDED.recordings,"
                        + " seconds = d.seconds + EXCLUDED.seconds,"
                        + " transcriptions = d.transcriptions + EXCLUDED.transcriptions,"
                        + " reviews = d.reviews + EXCLUDED.reviews"
                        + " RETURNING recordings + transcriptions + reviews, language_id")
                .setParameter(1, given.userId())
                .setParameter(2, day.toString())
                .setParameter(3, given.languageId())
                .setParameter(4, recordings)
                .setParameter(5, given.seconds())
                .setParameter(6, transcriptions)
                .setParameter(7, reviews)
                .getSingleResult();
    StringBuilder values = new StringBuilder();
    for (Period period : Period.values()) {
      for (int language : new int[] {0, given.languageId()}) {
        values
            .append(values.isEmpty() ? "" : ", ")
            .append("('")
            .append(period.name())
            .append("', DATE '")
            .append(period.first(day))
            .append("', ")
            .append(language)
            .append(", CAST(?1 AS integer), CAST(?2 AS integer), CAST(?3 AS double precision),")
            .append(" CAST(?4 AS integer), CAST(?5 AS integer), CAST(?6 AS integer))");
      }
    }
    em.createNativeQuery(
            "INSERT INTO contribution_sums AS s (period, first_day, language_id, user_id,"
                + " recordings, seconds, transcriptions, reviews, points) VALUES "
                + values
                + " ON CONFLICT (user_id, period, first_day, language_id) DO UPDATE SET"
                + " recordings = s.recordings + EXCLUDED.recordings,"
                + " seconds = s.seconds + EXCLUDED.seconds,"
                + " transcriptions = s.transcriptions + EXCLUDED.transcriptions,"
                + " reviews = s.reviews + EXCLUDED.reviews, points = s.points + EXCLUDED.points")
        .setParameter(1, given.userId())
        .setParameter(2, recordings)
        .setParameter(3, given.seconds())
        .setParameter(4, transcriptions)
        .setParameter(5, reviews)
        .setParameter(6, given.kind().points())
        .executeUpdate();
    return ((Number) row[0]).intValue() == 1;
  }

  /**
   * What somebody gave.
   *
   * @param languageId 0 for all together
   */
  public Totals totals(int userId, Period period, LocalDate day, int languageId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT recordings, seconds, transcriptions, reviews, points"
                    + " FROM contribution_sums WHERE user_id = ?1 AND period = ?2"
                    + " AND first_day = CAST(?3 AS date) AND language_id = ?4")
            .setParameter(1, userId)
            .setParameter(2, period.name())
            .setParameter(3, period.first(day).toString())
            .setParameter(4, languageId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> totals(row, 0))
        .findFirst()
        .orElse(Totals.NONE);
  }

  private static Totals totals(Object[] row, int from) {
    return new Totals(
        ((Number) row[from]).longValue(),
        ((Number) row[from + 1]).doubleValue(),
        ((Number) row[from + 2]).longValue(),
        ((Number) row[from + 3]).longValue(),
        ((Number) row[from + 4]).longValue());
  }

  /** The days on which somebody gave something, newest first. */
  public List<LocalDate> days(int userId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT DISTINCT CAST(day AS text) AS d FROM contribution_days WHERE user_id = ?1"
                    + " ORDER BY d DESC LIMIT "
                    + FOREVER)
            .setParameter(1, userId)
            .getResultList();
    return rows.stream().map(day -> LocalDate.parse((String) day)).toList();
  }

  /** One day of somebody. */
  public record Day(LocalDate date, long recordings, long transcriptions) {}

  /** The days since then on which somebody gave something, oldest first. */
  public List<Day> daysSince(int userId, LocalDate first) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT CAST(day AS text), sum(recordings), sum(transcriptions)"
                    + " FROM contribution_days WHERE user_id = ?1 AND day >= CAST(?2 AS date)"
                    + " GROUP BY day ORDER BY day")
            .setParameter(1, userId)
            .setParameter(2, first.toString())
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Day(
                    LocalDate.parse((String) row[0]),
                    ((Number) row[1]).longValue(),
                    ((Number) row[2]).longValue()))
        .toList();
  }

  /** What somebody gave to one language. */
  public record ByLanguage(int languageId, String name, Totals totals) {}

  public List<ByLanguage> languages(int userId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT l.id, l.name, s.recordings, s.seconds, s.transcriptions, s.reviews,"
                    + " s.points FROM contribution_sums s JOIN languages l ON l.id = s.language_id"
                    + " WHERE s.user_id = ?1 AND s.period = 'ALL' ORDER BY s.points DESC, l.id")
            .setParameter(1, userId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new ByLanguage(((Number) row[0]).intValue(), (String) row[1], totals(row, 2)))
        .toList();
  }

  /** Awards it; returns whether it is new. */
  public boolean award(int userId, Badge badge, int languageId, OffsetDateTime now) {
    return !em.createNativeQuery(
            "INSERT INTO badges (user_id, code, language_id, earned_at) VALUES (?1, ?2, ?3, ?4)"
                + " ON CONFLICT (user_id, code, language_id) DO NOTHING RETURNING id")
        .setParameter(1, userId)
        .setParameter(2, badge.name())
        .setParameter(3, languageId)
        .setParameter(4, now)
        .getResultList()
        .isEmpty();
  }

  /** A badge that somebody has. */
  public record Earned(Badge badge, int languageId, long epochSeconds) {}

  public List<Earned> badges(int userId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT code, language_id, CAST(extract(epoch FROM earned_at) AS bigint)"
                    + " FROM badges WHERE user_id = ?1 ORDER BY id")
            .setParameter(1, userId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Earned(
                    Badge.valueOf((String) row[0]),
                    ((Number) row[1]).intValue(),
                    ((Number) row[2]).longValue()))
        .toList();
  }

  /** Somebody on a leaderboard. */
  public record Ranked(int userId, String name, Totals totals) {}

  /** Who gave most, but those who do not want to be compared; read in the order of an index. */
  public List<Ranked> leaders(Period period, LocalDate day, int languageId, int limit) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT s.user_id, u.name, s.recordings, s.seconds, s.transcriptions, s.reviews,"
                    + " s.points FROM contribution_sums s JOIN users u ON u.id = s.user_id"
                    + " LEFT JOIN progress_settings p ON p.user_id = s.user_id"
                    + " WHERE s.period = ?1 AND s.first_day = CAST(?2 AS date)"
                    + " AND s.language_id = ?3 AND u.deleted_at IS NULL"
                    + " AND COALESCE(p.on_leaderboard, true)"
                    + " ORDER BY s.points DESC, s.user_id LIMIT ?4")
            .setParameter(1, period.name())
            .setParameter(2, period.first(day).toString())
            .setParameter(3, languageId)
            .setParameter(4, limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Ranked(((Number) row[0]).intValue(), (String) row[1], totals(row, 2)))
        .toList();
  }

  /** How many have more, counted up to {@code most}. */
  public int ahead(Period period, LocalDate day, int languageId, long points, int most) {
    return ((Number)
            em.createNativeQuery(
                    "SELECT count(*) FROM (SELECT 1 FROM contribution_sums s"
                        + " LEFT JOIN progress_settings p ON p.user_id = s.user_id"
                        + " WHERE s.period = ?1 AND s.first_day = CAST(?2 AS date)"
                        + " AND s.language_id = ?3 AND s.points > ?4"
                        + " AND COALESCE(p.on_leaderboard, true) LIMIT ?5) n")
                .setParameter(1, period.name())
                .setParameter(2, period.first(day).toString())
                .setParameter(3, languageId)
                .setParameter(4, points)
                .setParameter(5, most)
                .getSingleResult())
        .intValue();
  }

  /**
   * How good somebody's work is, by the latest of it.
   *
   * @param accuracy the share of transcriptions equal to what was agreed on, null without any
   * @param wordsPerMinute where the client told how long it took
   * @param rating mean of reviewers' ratings, 1–5
   */
  public record Skill(Double accuracy, Double wordsPerMinute, Double rating) {}

  public Skill skill(int userId, int latest) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "WITH mine AS (SELECT t.id, t.chunk_id, t.text, t.is_consensus,"
                        + " CASE WHEN jsonb_typeof(t.meta_data -> 'time_taken') = 'number'"
                        + " THEN CAST(t.meta_data ->> 'time_taken' AS double precision) END"
                        + " AS seconds FROM transcriptions t WHERE t.user_id = ?1"
                        + " ORDER BY t.created_at DESC LIMIT ?2)"
                        + " SELECT (SELECT avg(CAST(m.is_consensus AS integer)) FROM mine m"
                        + " JOIN chunk_consensus k ON k.chunk_id = m.chunk_id),"
                        + " (SELECT sum(array_length(regexp_split_to_array(btrim(m.text), '\\s+'),"
                        + " 1)) * 60 / NULLIF(sum(m.seconds), 0) FROM mine m WHERE m.seconds > 0),"
                        + " (SELECT avg(q.rating) FROM mine m JOIN quality_reviews q"
                        + " ON q.transcription_id = m.id)")
                .setParameter(1, userId)
                .setParameter(2, latest)
                .getSingleResult();
    return new Skill(decimal(row[0]), decimal(row[1]), decimal(row[2]));
  }

  private static Double decimal(Object value) {
    return value == null ? null : ((Number) value).doubleValue();
  }

  /** What a person says of itself as a speaker; every part may be null. */
  public record Profile(String gender, String ageGroup, String dialect, String accent) {
    static final Profile SILENT = new Profile(null, null, null, null);
  }

  public Optional<Profile> profile(int userId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT gender, age_group, dialect, accent FROM speaker_profiles"
                    + " WHERE user_id = ?1")
            .setParameter(1, userId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Profile((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
        .findFirst();
  }

  public void describe(int userId, Profile profile, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO speaker_profiles (user_id, gender, age_group, dialect, accent, updated_at)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (user_id) DO UPDATE SET"
                + " gender = EXCLUDED.gender, age_group = EXCLUDED.age_group,"
                + " dialect = EXCLUDED.dialect, accent = EXCLUDED.accent,"
                + " updated_at = EXCLUDED.updated_at")
        .setParameter(1, userId)
        .setParameter(2, profile.gender())
        .setParameter(3, profile.ageGroup())
        .setParameter(4, profile.dialect())
        .setParameter(5, profile.accent())
        .setParameter(6, now)
        .executeUpdate();
  }

  public void forgetProfile(int userId) {
    em.createNativeQuery("DELETE FROM speaker_profiles WHERE user_id = ?1")
        .setParameter(1, userId)
        .executeUpdate();
  }
}
