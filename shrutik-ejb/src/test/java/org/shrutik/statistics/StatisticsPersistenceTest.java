package org.shrutik.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;

@Tag("A94")
class StatisticsPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final Caller ADMIN = new Caller(1, Role.ADMIN);

  private final StatisticsService statistics = DATABASE.bean(StatisticsService.class);
  private DatasetFixture data;
  private int speaker;
  private int writer;

  @BeforeEach
  void threeRecordingsAndFourTranscriptionsOfOnePerson() {
    DATABASE.execute(
        "TRUNCATE users, voice_recordings, audio_chunks RESTART IDENTITY CASCADE;"
            + " DELETE FROM scripts");
    data = new DatasetFixture(DATABASE);
    speaker = data.person("CONTRIBUTOR");
    writer = data.person("REVIEWER");
    int script = data.script(2, null);
    for (int i = 0; i < 3; i++) {
      data.recording(speaker, script);
    }
    int recording = data.recording(writer, script);
    DATABASE.execute(
        "UPDATE voice_recordings SET user_id = " + speaker + " WHERE id = " + recording);
    DATABASE.execute("DELETE FROM voice_recordings WHERE id = " + recording);
    for (int i = 0; i < 4; i++) {
      int chunk = data.chunk(1, i, "k" + i, "00", 1);
      int id = data.transcription(chunk, "text", i == 0 ? 4.0 : null, false);
      DATABASE.execute("UPDATE transcriptions SET user_id = " + speaker + " WHERE id = " + id);
    }
  }

  @Test
  void read3And4WherePeopleMade3RecordingsAnd4Transcriptions() {
    Map<String, Object> person =
        DATABASE.transact(() -> statistics.users(ADMIN, 10)).stream()
            .filter(p -> number(p, "user_id") == speaker)
            .findFirst()
            .orElseThrow();
    assertThat(number(person, "recordings_count")).isEqualTo(3);
    assertThat(number(person, "transcriptions_count")).isEqualTo(4);
    assertThat(((Number) person.get("avg_transcription_quality")).doubleValue()).isEqualTo(4.0);
    Map<String, Object> all = DATABASE.transact(() -> statistics.platform(ADMIN));
    assertThat(number(all, "total_recordings")).isEqualTo(3);
    assertThat(number(all, "total_transcriptions")).isEqualTo(4);
    assertThat(number(all, "total_chunks")).isEqualTo(4);
    assertThat(number(all, "active_last_30_days")).isEqualTo(1);
    assertThat(all).containsEntry("most_active_language", "English");
    assertThat((Map<?, ?>) all.get("recordings_by_status")).hasToString("{processed=3}");
    Map<String, Object> top =
        objects(DATABASE.transact(() -> statistics.usage(ADMIN, 7)), "top_contributors").get(0);
    assertThat(number(top, "contribution_count")).isEqualTo(7);
  }

  @Test
  void countsDaysInUtcAndLeavesTheOlderOnesOut() {
    DATABASE.execute(
        "UPDATE voice_recordings SET created_at = now() - interval '3 days' WHERE id = 1;"
            + " UPDATE voice_recordings SET created_at = now() - interval '30 days' WHERE id = 2");
    assertThat(objects(DATABASE.transact(() -> statistics.usage(ADMIN, 1)), "daily_recordings"))
        .hasSize(1);
    Map<String, Object> usage = DATABASE.transact(() -> statistics.usage(ADMIN, 7));
    assertThat(objects(usage, "daily_recordings")).hasSize(2);
    assertThat(objects(usage, "daily_recordings").get(1).get("date"))
        .isEqualTo(java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString());
    assertThat(objects(usage, "transcription_quality_trend").get(0).get("avg_quality"))
        .hasToString("4");
    assertThat((Map<?, ?>) usage.get("user_activity_by_role")).hasToString("{contributor=1}");
  }

  @Test
  void answersAnEmptySiteWithZeroesAndWithoutAverages() {
    DATABASE.execute("TRUNCATE users, voice_recordings, audio_chunks CASCADE; DELETE FROM scripts");
    Map<String, Object> all = DATABASE.transact(() -> statistics.platform(ADMIN));
    assertThat(number(all, "total_users")).isZero();
    assertThat(all.get("avg_recording_duration")).isNull();
    assertThat(all.get("avg_transcription_quality")).isNull();
    assertThat(objects(DATABASE.transact(() -> statistics.usage(ADMIN, 365)), "top_contributors"))
        .isEmpty();
    assertThat(number(DATABASE.transact(() -> statistics.recordings(ADMIN)), "total_recordings"))
        .isZero();
    assertThat(number(DATABASE.transact(() -> statistics.scripts(ADMIN)), "total_scripts"))
        .isZero();
  }

  @Test
  void tellsByLanguageCategoryAndState() {
    Map<String, Object> recordings = DATABASE.transact(() -> statistics.recordings(ADMIN));
    assertThat((Map<?, ?>) recordings.get("by_duration_category")).hasToString("{sentence=3}");
    assertThat(objects(recordings, "by_language").get(0)).containsEntry("code", "en");
    Map<String, Object> transcriptions = DATABASE.transact(() -> statistics.transcriptions(ADMIN));
    assertThat(number(transcriptions, "total_transcriptions")).isEqualTo(4);
    assertThat(number(transcriptions, "contributors")).isEqualTo(1);
    Map<String, Object> operation = DATABASE.transact(() -> statistics.operation(ADMIN));
    assertThat(number(operation, "active_users_last_24h")).isEqualTo(1);
    assertThat(number(operation, "chunk_backlog")).isEqualTo(4);
  }

  @Test
  @Tag("A96")
  void measuresThePoolAndHowLongWorkTook() {
    DATABASE.execute(
        "TRUNCATE tasks; INSERT INTO tasks (kind, subject_id, status, created_at, started_at,"
            + " finished_at) VALUES ('CHUNKING', 1, 'DONE', now() - interval '9 s',"
            + " now() - interval '5 s', now() - interval '3 s'), ('CHUNKING', 2, 'DONE',"
            + " now() - interval '9 s', now() - interval '5 s', now() - interval '1 s')");
    Map<String, Object> database = DATABASE.transact(() -> statistics.database(ADMIN));
    Map<?, ?> pool = (Map<?, ?>) database.get("connection_pool");
    assertThat(((Number) pool.get("total_connections")).intValue()).isPositive();
    assertThat(((Number) pool.get("active_connections")).intValue()).isPositive();
    Map<?, ?> chunking =
        (Map<?, ?>) ((Map<?, ?>) database.get("processing_last_hour")).get("chunking");
    assertThat(((Number) chunking.get("done")).intValue()).isEqualTo(2);
    assertThat(((Number) chunking.get("mean_seconds")).doubleValue()).isEqualTo(3.0);
    assertThat(((Number) chunking.get("mean_wait_seconds")).doubleValue()).isEqualTo(4.0);
  }

  @Test
  void refusesContributorsAndRangesThatMakeNoSense() {
    Caller contributor = new Caller(speaker, Role.CONTRIBUTOR);
    assertThat(refusal(() -> statistics.platform(contributor)))
        .isEqualTo(ErrorCode.INSUFFICIENT_PERMISSIONS);
    assertThat(refusal(() -> statistics.users(ADMIN, 201))).isEqualTo(ErrorCode.VALIDATION_ERROR);
    assertThat(refusal(() -> statistics.usage(ADMIN, 366))).isEqualTo(ErrorCode.VALIDATION_ERROR);
  }

  private static ErrorCode refusal(Runnable work) {
    return catchThrowableOfType(ShrutikException.class, () -> DATABASE.transact(work)).code();
  }

  private static long number(Map<String, Object> figures, String name) {
    return ((Number) figures.get(name)).longValue();
  }

  @SuppressWarnings("unchecked") // An array of JSON objects.
  private static List<Map<String, Object>> objects(Map<String, Object> figures, String name) {
    return (List<Map<String, Object>>) figures.get(name);
  }
}
