package org.shrutik.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;

/**
 * Times leaderboard and coverage with 10,000 and with 1,000,000 transcriptions in the database, in
 * one run, on real PostgreSQL, and prints the ratios of the medians.
 */
public final class ProgressBench {
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final int WARM_UP = 100;
  private static final int RUNS = 200;
  private static final int PEOPLE = 2000;
  private static final int BY_CHUNK = 5;

  private ProgressBench() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws SQLException {
    PostgresDatabase database = new PostgresDatabase();
    database.beforeAll(null);
    try {
      fill(database, SMALL, 0);
      double[] small = medians(database);
      fill(database, LARGE, SMALL);
      double[] large = medians(database);
      String[] names = {"leaderboard of a language", "leaderboard of the week", "coverage"};
      for (int i = 0; i < names.length; i++) {
        System.out.printf(
            "%s: %.2f ms with %,d transcriptions, %.2f ms with %,d, ratio %.2f%n",
            names[i], small[i], SMALL, large[i], LARGE, large[i] / small[i]);
      }
    } finally {
      database.afterAll(null);
    }
  }

  private static double[] medians(PostgresDatabase database) {
    ProgressService progress = database.bean(ProgressService.class);
    CoverageService coverage = database.bean(CoverageService.class);
    Caller caller = new Caller(7, Role.CONTRIBUTOR);
    return new double[] {
      median(
          database, () -> progress.leaderboard(caller, Period.ALL, Optional.of(1), 20).leaders()),
      median(
          database,
          () -> progress.leaderboard(caller, Period.WEEK, Optional.empty(), 100).leaders()),
      median(database, () -> coverage.coverage(caller))
    };
  }

  private static double median(PostgresDatabase database, java.util.function.Supplier<?> question) {
    double[] millis = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      long begin = System.nanoTime();
      database.transact(question::get);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[RUNS / 2];
  }

  private static void fill(PostgresDatabase database, int transcriptions, int present)
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (present == 0) {
        statement.execute(
            "INSERT INTO users (name, email, password_hash, role) SELECT 'p', 'p' || n || '@x.org',"
                + " 'x', 'CONTRIBUTOR' FROM generate_series(1, "
                + PEOPLE
                + ") n");
        statement.execute(
            "INSERT INTO speaker_profiles (user_id, dialect, gender, age_group)"
                + " SELECT id, 'd' || id % 12, 'g' || id % 3, 'a' || id % 7 FROM users");
        statement.execute(
            "INSERT INTO voice_recordings (user_id, script_id, language_id, file_path, sha256,"
                + " size_bytes, mime_type, duration, sample_rate, channels, status)"
                + " SELECT 1 + n % "
                + PEOPLE
                + ", 1, 1 + n % 2, 'r', 'x', 1, 'audio/wav', 5, 16000, 1, 'PROCESSED'"
                + " FROM generate_series(1, "
                + PEOPLE
                + ") n");
      }
      statement.execute(
          "INSERT INTO audio_chunks (recording_id, language_id, speaker_id, chunk_index, file_path,"
              + " sha256, size_bytes, start_time, end_time, duration, transcript_count,"
              + " ready_for_export) SELECT r.id, r.language_id, r.user_id, n, 'c', 'x', 1, 0, 5, 5,"
              + BY_CHUNK
              + ", n % 3 > 0 FROM generate_series("
              + (present / BY_CHUNK + 1)
              + ", "
              + transcriptions / BY_CHUNK
              + ") n JOIN voice_recordings r ON r.id = 1 + n % "
              + PEOPLE);
      statement.execute(
          "INSERT INTO transcriptions (chunk_id, user_id, language_id, text) SELECT c.id, 1 + (c.id"
              + " * 7 + k * 31) % "
              + PEOPLE
              + ", c.language_id, 'text' FROM audio_chunks c CROSS JOIN generate_series(1, "
              + BY_CHUNK
              + ") k WHERE c.id > "
              + present / BY_CHUNK
              + " ON CONFLICT DO NOTHING");
      statement.execute("TRUNCATE contribution_sums");
      statement.execute(
          "INSERT INTO contribution_sums (period, first_day, language_id, user_id, transcriptions,"
              + " points) SELECT p.period, CASE p.period WHEN 'ALL' THEN DATE '1970-01-01' ELSE"
              + " CAST(date_trunc(lower(p.period), now() AT TIME ZONE 'UTC') AS date) END,"
              + " l.language_id, t.user_id, count(*), count(*) FROM transcriptions t"
              + " CROSS JOIN (VALUES ('ALL'), ('WEEK'), ('MONTH')) AS p (period)"
              + " CROSS JOIN LATERAL (VALUES (0), (t.language_id)) AS l (language_id)"
              + " GROUP BY 1, 2, 3, 4");
      CoverageService coverage = database.bean(CoverageService.class);
      int merged;
      do {
        merged = database.transact(coverage::merge);
      } while (merged > 0);
      statement.execute("VACUUM ANALYZE");
    }
  }
}
