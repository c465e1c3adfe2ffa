package org.shrutik.withdrawal;

import java.util.Locale;

/**
 * The kinds of rows that are kept of a person, each by a statement that lists them by rising id:
 * {@code ?1} the person, {@code ?2} the id after which to go on, {@code ?3} how many.
 */
public enum PersonalData {
  ACCOUNT(
      "SELECT id, name, email, lower(role) AS role, preferred_language, meta_data, created_at,"
          + " updated_at FROM users WHERE id = ?1 AND id > ?2 LIMIT ?3"),
  RECORDINGS(
      "SELECT r.id, r.script_id, s.text AS script, l.code AS language, r.duration, r.sample_rate,"
          + " r.channels, r.mime_type, r.sha256, r.size_bytes, lower(r.status) AS status,"
          + " r.meta_data, r.created_at FROM voice_recordings r"
          + " JOIN scripts s ON s.id = r.script_id JOIN languages l ON l.id = r.language_id"
          + " WHERE r.user_id = ?1 AND r.id > ?2 ORDER BY r.id LIMIT ?3"),
  TRANSCRIPTIONS(
      "SELECT t.id, t.chunk_id, l.code AS language, t.text, t.quality, t.confidence,"
          + " t.is_consensus, t.is_validated, lower(t.review_state) AS review_state, t.meta_data,"
          + " t.created_at, t.updated_at FROM transcriptions t"
          + " JOIN languages l ON l.id = t.language_id"
          + " WHERE t.user_id = ?1 AND t.id > ?2 ORDER BY t.id LIMIT ?3"),
  SKIPS(
      "SELECT id, chunk_id, reason, comment, created_at FROM chunk_skips"
          + " WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  REVIEWS(
      "SELECT id, transcription_id, lower(decision) AS decision, rating, comment, created_at"
          + " FROM quality_reviews WHERE reviewer_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  CONSENTS(
      "SELECT c.id, t.language, t.version, t.sha256, t.text, c.of_age, c.guardian_name,"
          + " c.guardian_relation, c.given_at, c.withdrawn_at FROM consents c"
          + " JOIN consent_texts t ON t.id = c.text_id"
          + " WHERE c.user_id = ?1 AND c.id > ?2 ORDER BY c.id LIMIT ?3"),
  SPEAKER(
      "SELECT user_id AS id, gender, age_group, dialect, accent, updated_at FROM speaker_profiles"
          + " WHERE user_id = ?1 AND user_id > ?2 LIMIT ?3"),
  BADGES(
      "SELECT id, lower(code) AS code, language_id, earned_at FROM badges"
          + " WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  NOTIFICATIONS(
      "SELECT id, lower(kind) AS kind, subject_type, subject_id, data, created_at, read_at"
          + " FROM notifications WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  SESSIONS(
      "SELECT id, address, user_agent, started_at, created_at, expires_at, revoked_at"
          + " FROM refresh_tokens WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  DOWNLOADS(
      "SELECT id, batch_id, downloaded_at, ip_address, user_agent FROM export_downloads"
          + " WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"),
  DEEDS(
      "SELECT id, action, subject_type, subject_id, details, created_at FROM audit_log"
          + " WHERE user_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3");

  private final String sql;

  PersonalData(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A row as a JSON object.
   *
   * @param id after which to go on
   */
  public record Row(long id, String json) {}
}
