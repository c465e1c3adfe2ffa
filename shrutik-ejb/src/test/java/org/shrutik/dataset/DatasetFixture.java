package org.shrutik.dataset;

import org.shrutik.config.PostgresDatabase;

/** Recorded, transcribed and agreed speech in a test database. Ids of people begin at 100. */
public final class DatasetFixture {
  private final PostgresDatabase database;
  private int people = 100;

  public DatasetFixture(PostgresDatabase database) {
    this.database = database;
  }

  /** A new person. */
  public int person(String role) {
    int id = people++;
    database.execute(
        "INSERT INTO users (id, name, email, password_hash, role) VALUES ("
            + id
            + ", 'P"
            + id
            + "', 'p"
            + id
            + "@example.org', 'x', '"
            + role
            + "')");
    return id;
  }

  /** A new script; its id. */
  public int script(int languageId, String attribution) {
    return id(
        "INSERT INTO scripts (text, duration_category, language_id, meta_data) VALUES ('read this',"
            + " 'SENTENCE', "
            + languageId
            + ", "
            + (attribution == null
                ? "NULL"
                : "jsonb_build_object('attribution', " + quoted(attribution) + ")")
            + ") RETURNING id");
  }

  /** A new recording of a script; its id. */
  public int recording(int speakerId, int scriptId) {
    return id(
        "INSERT INTO voice_recordings (user_id, script_id, language_id, file_path, sha256,"
            + " size_bytes, mime_type, duration, sample_rate, channels, status) SELECT "
            + speakerId
            + ", s.id, s.language_id, 'recordings/x', 'x', 1, 'audio/wav', 1, 16000, 1,"
            + " 'PROCESSED' FROM scripts s WHERE s.id = "
            + scriptId
            + " RETURNING id");
  }

  /** A new chunk of three seconds, with a file that may or may not exist; its id. */
  public int chunk(int recordingId, int index, String key, String sha256, long size) {
    return id(
        "INSERT INTO audio_chunks (recording_id, language_id, speaker_id, chunk_index, file_path,"
            + " sha256, size_bytes, start_time, end_time, duration, created_at) SELECT r.id,"
            + " r.language_id, r.user_id, "
            + index
            + ", "
            + quoted(key)
            + ", "
            + quoted(sha256)
            + ", "
            + size
            + ", "
            + 3 * index
            + ", "
            + (3 * index + 3)
            + ", 3,"
            + " '2024-06-01T12:00:00Z' FROM voice_recordings r WHERE r.id = "
            + recordingId
            + " RETURNING id");
  }

  /** What somebody new heard; null for no rating. */
  public int transcription(int chunkId, String text, Double rating, boolean equalsConsensus) {
    return id(
        "INSERT INTO transcriptions (chunk_id, user_id, language_id, text, quality, is_consensus)"
            + " SELECT c.id, "
            + person("CONTRIBUTOR")
            + ", c.language_id, "
            + quoted(text)
            + ", "
            + rating
            + ", "
            + equalsConsensus
            + " FROM audio_chunks c WHERE c.id = "
            + chunkId
            + " RETURNING id");
  }

  /** The agreed text of a chunk. */
  public void consensus(int chunkId, String text, double confidence, boolean ready) {
    database.execute(
        "INSERT INTO chunk_consensus (chunk_id, text, confidence, vote_count, lattice, weights)"
            + " VALUES ("
            + chunkId
            + ", "
            + quoted(text)
            + ", "
            + confidence
            + ", 3, '{}', '{}')");
    database.execute(
        "UPDATE audio_chunks SET ready_for_export = "
            + ready
            + ", wants_transcription = "
            + !ready
            + " WHERE id = "
            + chunkId);
  }

  /** A chunk that is agreed on by two of three people; its id. */
  public int agreedChunk(int recordingId, int index, String text) {
    int chunk = chunk(recordingId, index, "chunks/" + recordingId + "-" + index, "00", 10);
    agree(chunk, text);
    return chunk;
  }

  /** Two of three people write the agreed text. */
  public void agree(int chunk, String text) {
    transcription(chunk, text, null, true);
    transcription(chunk, text, null, true);
    transcription(chunk, text + " or so", null, false);
    consensus(chunk, text, 0.9, true);
  }

  private int id(String sql) {
    return (int) database.number(sql);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
