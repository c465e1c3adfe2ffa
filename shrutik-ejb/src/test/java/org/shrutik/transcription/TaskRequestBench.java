package org.shrutik.transcription;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;

/**
 * Times a request for tasks with 10,000 and with 1,000,000 chunks in the database, in one run, on
 * real PostgreSQL, and prints the ratio of the medians.
 */
public final class TaskRequestBench {
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final int WARM_UP = 200;
  private static final int RUNS = 300;
  private static final int PEOPLE = 50;
  private static final int BENGALI = 1;

  private TaskRequestBench() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws SQLException {
    PostgresDatabase database = new PostgresDatabase();
    database.beforeAll(null);
    try {
      double small = median(database, SMALL, 0);
      double large = median(database, LARGE, SMALL);
      System.out.printf(
          "A request for tasks: %.2f ms with %,d chunks, %.2f ms with %,d, ratio %.2f%n",
          small, SMALL, large, LARGE, large / small);
    } finally {
      database.afterAll(null);
    }
  }

  private static double median(PostgresDatabase database, int chunks, int present)
      throws SQLException {
    fill(database, chunks, present);
    TranscriptionTaskService service = database.bean(TranscriptionTaskService.class);
    double[] millis = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      Caller caller = new Caller(2 + Math.floorMod(i, PEOPLE - 1), Role.CONTRIBUTOR);
      long begin = System.nanoTime();
      database.transact(() -> service.assign(caller, 5, BENGALI, Optional.empty(), List.of()));
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%,d chunks: min %.2f, median %.2f, max %.2f ms%n",
        chunks, millis[0], millis[RUNS / 2], millis[RUNS - 1]);
    return millis[RUNS / 2];
  }

  private static void fill(PostgresDatabase database, int chunks, int present) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (present == 0) {
        statement.execute(
            "INSERT INTO users (name, email, password_hash, role) SELECT 'p', 'p' || n || '@x.org',"
                + " 'x', 'CONTRIBUTOR' FROM generate_series(1, "
                + PEOPLE
                + ") n");
        statement.execute(
            "INSERT INTO voice_recordings (user_id, script_id, language_id, file_path, sha256,"
                + " size_bytes, mime_type, duration, sample_rate, channels, status)"
                + " SELECT 1, 1, 1, 'r', 'x', 1, 'audio/wav', 5, 16000, 1, 'PROCESSED'"
                + " FROM generate_series(1, 100) n");
      }
      // Every tenth chunk has all its people, the others between none and six.
      statement.execute(
          "INSERT INTO audio_chunks (recording_id, language_id, speaker_id, chunk_index, file_path,"
              + " sha256, size_bytes, start_time, end_time, duration, transcript_count,"
              + " wants_transcription, consensus_quality)"
              + " SELECT 1 + n % 100, 1, 1 + n % "
              + PEOPLE
              + ", n, 'c', 'x', 1, 0, 5, 5, n % 7, n % 10 <> 0, (n % 13) / 13.0"
              + " FROM generate_series("
              + (present + 1)
              + ", "
              + chunks
              + ") n");
      statement.execute(
          "INSERT INTO transcriptions (chunk_id, user_id, language_id, text) SELECT c.id, 1 + (c.id"
              + " * 7 + k * 3) % "
              + PEOPLE
              + ", 1, 'text' FROM audio_chunks c CROSS JOIN generate_series(1, 2) k WHERE c.id > "
              + present
              + " AND c.transcript_count > 1 AND c.id % 5 = 0 ON CONFLICT DO NOTHING");
      statement.execute("ANALYZE");
    }
  }
}
