package org.shrutik.withdrawal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Statements that take out everything that was made of a recording. */
@Stateless
public class WithdrawalRepository {
  private static final String CHUNKS = "(SELECT id FROM audio_chunks WHERE recording_id = ?1)";

  @PersistenceContext private EntityManager em;

  public Withdrawal add(Withdrawal withdrawal) {
    em.persist(withdrawal);
    em.flush();
    return withdrawal;
  }

  public Optional<Withdrawal> find(long id) {
    return Optional.ofNullable(em.find(Withdrawal.class, id));
  }

  public Optional<Withdrawal> lock(long id) {
    return Optional.ofNullable(em.find(Withdrawal.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<Withdrawal> findByReceipt(String receipt) {
    return em.createQuery("SELECT w FROM Withdrawal w WHERE w.receipt = :receipt", Withdrawal.class)
        .setParameter("receipt", receipt)
        .getResultStream()
        .findFirst();
  }

  /** From now on nobody is asked about these chunks and nothing of them is released. */
  public void takeOutOfUse(int userId, Integer recordingId) {
    Query query =
        em.createNativeQuery(
            "UPDATE audio_chunks SET unusable = true, ready_for_export = false,"
                + " wants_transcription = false, version = version + 1 WHERE id IN"
                + " (SELECT id FROM audio_chunks WHERE speaker_id = ?1"
                + (recordingId == null ? "" : " AND recording_id = ?2")
                + " ORDER BY id FOR UPDATE)");
    query.setParameter(1, userId);
    if (recordingId != null) {
      query.setParameter(2, recordingId);
    }
    query.executeUpdate();
  }

  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> recordingsOf(int userId, int limit) {
    return em.createNativeQuery(
            "SELECT id FROM voice_recordings WHERE user_id = ?1 ORDER BY id LIMIT ?2")
        .setParameter(1, userId)
        .setParameter(2, limit)
        .getResultList();
  }

  /** Adds to the sums what they are about to lose. */
  public void keepSums(int recordingId) {
    run(
        "INSERT INTO withdrawn_sums AS s (user_id, language_id, recordings, seconds, chunks,"
            + " transcribed_chunks, consensus_chunks, ready_chunks)"
            + " SELECT r.user_id, r.language_id, 1, r.duration,"
            + " (SELECT count(*) FROM audio_chunks c WHERE c.recording_id = r.id),"
            + " (SELECT count(*) FROM audio_chunks c WHERE c.recording_id = r.id"
            + "  AND c.transcript_count > 0),"
            + " (SELECT count(*) FROM chunk_consensus k JOIN audio_chunks c ON c.id = k.chunk_id"
            + "  WHERE c.recording_id = r.id),"
            + " (SELECT count(*) FROM chunk_consensus k JOIN audio_chunks c ON c.id = k.chunk_id"
            + "  WHERE c.recording_id = r.id AND (k.decided_by_id IS NOT NULL"
            + "  OR k.confidence >= ?2))"
            + " FROM voice_recordings r WHERE r.id = ?1"
            + " ON CONFLICT (user_id, language_id) DO UPDATE SET"
            + " recordings = s.recordings + EXCLUDED.recordings,"
            + " seconds = s.seconds + EXCLUDED.seconds, chunks = s.chunks + EXCLUDED.chunks,"
            + " transcribed_chunks = s.transcribed_chunks + EXCLUDED.transcribed_chunks,"
            + " consensus_chunks = s.consensus_chunks + EXCLUDED.consensus_chunks,"
            + " ready_chunks = s.ready_chunks + EXCLUDED.ready_chunks",
        recordingId,
        org.shrutik.config.Settings.CONSENSUS_ACCEPT_CONFIDENCE.asDouble());
    run(
        "INSERT INTO withdrawn_sums AS s (user_id, language_id, transcriptions)"
            + " SELECT t.user_id, t.language_id, count(*) FROM transcriptions t"
            + " WHERE t.chunk_id IN "
            + CHUNKS
            + " GROUP BY t.user_id, t.language_id ORDER BY t.user_id, t.language_id"
            + " ON CONFLICT (user_id, language_id) DO UPDATE SET"
            + " transcriptions = s.transcriptions + EXCLUDED.transcriptions",
        recordingId);
  }

  /** The same for one transcription. */
  public void keepSum(int transcriptionId) {
    run(
        "INSERT INTO withdrawn_sums AS s (user_id, language_id, transcriptions)"
            + " SELECT t.user_id, t.language_id, 1 FROM transcriptions t WHERE t.id = ?1"
            + " ON CONFLICT (user_id, language_id) DO UPDATE SET"
            + " transcriptions = s.transcriptions + 1",
        transcriptionId);
  }

  /**
   * Takes the chunks of a recording out of every release: users of finished ones are told, their
   * archives have to go, and unfinished ones fail.
   *
   * @return how many archives have to go
   */
  public int leaveReleases(long withdrawalId, int recordingId, String reason, OffsetDateTime now) {
    run(
        "INSERT INTO withdrawn_clips (release, clip, sha256, reason, withdrawn_at)"
            + " SELECT DISTINCT COALESCE(b.release_id, b.batch_id),"
            + " 'shrutik_' || i.locale || '_' || lpad(CAST(i.chunk_id AS text), 10, '0') || '.wav',"
            + " i.sha256, CAST(?2 AS varchar), CAST(?3 AS timestamptz) FROM export_items i"
            + " JOIN export_batches b ON b.id = i.export_batch_id"
            + " WHERE b.exported AND i.chunk_id IN "
            + CHUNKS
            + " ON CONFLICT (release, clip) DO NOTHING",
        recordingId,
        reason,
        now);
    int archives =
        run(
            "INSERT INTO withdrawn_objects (withdrawal_id, folder, key, files, bytes)"
                + " SELECT DISTINCT CAST(?2 AS bigint), false, b.archive_path, 1,"
                + " b.file_size_bytes FROM export_batches b"
                + " WHERE b.archive_path IS NOT NULL AND b.id IN (SELECT export_batch_id"
                + " FROM export_items WHERE chunk_id IN "
                + CHUNKS
                + ")",
            recordingId,
            withdrawalId);
    run(
        "UPDATE export_batches b SET version = version + 1, archive_path = NULL,"
            + " expires_at = LEAST(expires_at, CAST(?2 AS timestamptz)),"
            + " status = CASE WHEN status IN ('pending', 'processing') THEN 'failed'"
            + " ELSE status END,"
            + " error_message = CASE WHEN status IN ('pending', 'processing') THEN"
            + " 'A speaker took back what was to be released. Ask for it again.'"
            + " ELSE error_message END,"
            + " owner = CASE WHEN status IN ('pending', 'processing') THEN NULL ELSE owner END"
            + " WHERE b.id IN (SELECT export_batch_id FROM export_items WHERE chunk_id IN "
            + CHUNKS
            + ")",
        recordingId,
        now);
    run("DELETE FROM export_transcriptions WHERE chunk_id IN " + CHUNKS, recordingId);
    run("DELETE FROM export_items WHERE chunk_id IN " + CHUNKS, recordingId);
    return archives;
  }

  /** Remembers the folder of a recording's files, which have to go. */
  public void noteFolder(long withdrawalId, String folder, int files, long bytes) {
    run(
        "INSERT INTO withdrawn_objects (withdrawal_id, folder, key, files, bytes)"
            + " VALUES (?1, true, ?2, ?3, ?4)",
        withdrawalId,
        folder,
        files,
        bytes);
  }

  /** How many rows a recording's end took with it. */
  public record Removed(int chunks, int transcriptions) {}

  /** Deletes a recording with everything that was made of it. */
  public Removed deleteRecording(int recordingId, String sessionId, OffsetDateTime now) {
    run(
        "INSERT INTO withdrawn_chunks (chunk_id, withdrawn_at) SELECT id, CAST(?2 AS timestamptz)"
            + " FROM audio_chunks WHERE recording_id = ?1 ON CONFLICT DO NOTHING",
        recordingId,
        now);
    run(
        "DELETE FROM notifications WHERE subject_type = 'chunk' AND subject_id IN"
            + " (SELECT CAST(id AS text) FROM audio_chunks WHERE recording_id = ?1)",
        recordingId);
    run(
        "DELETE FROM notifications WHERE subject_type = 'recording'"
            + " AND subject_id = CAST(?1 AS text)",
        recordingId);
    int transcriptions = run("DELETE FROM transcriptions WHERE chunk_id IN " + CHUNKS, recordingId);
    int chunks = run("DELETE FROM audio_chunks WHERE recording_id = ?1", recordingId);
    run("DELETE FROM voice_recordings WHERE id = ?1", recordingId);
    if (sessionId != null) {
      run("DELETE FROM recording_sessions WHERE id = ?1", sessionId);
    }
    return new Removed(chunks, transcriptions);
  }

  /** Something in storage that has to go. */
  public record StoredObject(long id, boolean folder, String key, int files, long bytes) {}

  public List<StoredObject> objects(long withdrawalId, int limit) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT id, folder, key, files, bytes FROM withdrawn_objects WHERE withdrawal_id ="
                    + " ?1 ORDER BY id LIMIT ?2")
            .setParameter(1, withdrawalId)
            .setParameter(2, limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new StoredObject(
                    ((Number) row[0]).longValue(),
                    (Boolean) row[1],
                    (String) row[2],
                    ((Number) row[3]).intValue(),
                    ((Number) row[4]).longValue()))
        .toList();
  }

  public void forgetObject(long objectId) {
    run("DELETE FROM withdrawn_objects WHERE id = ?1", objectId);
  }

  /** Chunks that a person transcribed, by rising id. */
  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> transcribedBy(int userId, int limit) {
    return em.createNativeQuery(
            "SELECT chunk_id FROM transcriptions WHERE user_id = ?1 ORDER BY chunk_id LIMIT ?2")
        .setParameter(1, userId)
        .setParameter(2, limit)
        .getResultList();
  }

  /** Forgets what is kept of a person beside what it contributed. */
  public void forgetPerson(int userId) {
    run("DELETE FROM notifications WHERE user_id = ?1", userId);
    run("DELETE FROM notification_preferences WHERE user_id = ?1", userId);
    run("DELETE FROM refresh_tokens WHERE user_id = ?1", userId);
    run(
        "UPDATE consents SET guardian_name = NULL, guardian_relation = NULL,"
            + " withdrawn_at = COALESCE(withdrawn_at, now()) WHERE user_id = ?1",
        userId);
    run("UPDATE upload_refusals SET user_id = NULL WHERE user_id = ?1", userId);
    run("DELETE FROM speaker_profiles WHERE user_id = ?1", userId);
    run("DELETE FROM progress_settings WHERE user_id = ?1", userId);
    run("DELETE FROM badges WHERE user_id = ?1", userId);
    run("DELETE FROM chunk_skips WHERE user_id = ?1", userId);
    run("DELETE FROM transcription_sessions WHERE user_id = ?1", userId);
    run("DELETE FROM recording_sessions WHERE user_id = ?1", userId);
    run(
        "UPDATE export_audit_logs SET ip_address = NULL, user_agent = NULL WHERE user_id = ?1",
        userId);
    run(
        "UPDATE export_downloads SET ip_address = NULL, user_agent = NULL WHERE user_id = ?1",
        userId);
    run("DELETE FROM mails WHERE user_id = ?1 AND sent_at IS NOT NULL", userId);
  }

  /** A clip of a release that was taken back since. */
  public record Clip(
      long id, String release, String clip, String sha256, String reason, long epochSeconds) {}

  /** Newest first. */
  public Page<Clip> clips(Optional<OffsetDateTime> since, PageRequest request) {
    OffsetDateTime from =
        since.orElse(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, java.time.ZoneOffset.UTC));
    List<?> rows =
        em.createNativeQuery(
                "SELECT id, release, clip, sha256, reason,"
                    + " CAST(extract(epoch FROM withdrawn_at) AS bigint) FROM withdrawn_clips"
                    + " WHERE withdrawn_at >= ?1 AND id < ?2 ORDER BY id DESC OFFSET ?3 LIMIT ?4")
            .setParameter(1, from)
            .setParameter(2, request.after().orElse(Long.MAX_VALUE))
            .setParameter(3, request.skip())
            .setParameter(4, request.limit() + 1)
            .getResultList();
    Number total =
        (Number)
            em.createNativeQuery("SELECT count(*) FROM withdrawn_clips WHERE withdrawn_at >= ?1")
                .setParameter(1, from)
                .getSingleResult();
    return Page.of(
        rows.stream()
            .map(Object[].class::cast)
            .map(
                row ->
                    new Clip(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ((Number) row[5]).longValue()))
            .toList(),
        total.longValue(),
        request,
        Clip::id);
  }

  private int run(String sql, Object... parameters) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query.executeUpdate();
  }
}
