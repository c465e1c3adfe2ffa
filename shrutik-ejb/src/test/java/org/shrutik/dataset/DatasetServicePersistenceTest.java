package org.shrutik.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;

@Tag("A98")
class DatasetServicePersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final ExportClient CLIENT = new ExportClient("192.0.2.1", "test");
  private static final ExportOrder EVERYTHING =
      new ExportOrder(null, null, null, null, false, null, null);

  private final DatasetService datasets = DATABASE.bean(DatasetService.class);
  private DatasetFixture data;
  private Caller operator;
  private int english;
  private int bengali;

  @BeforeEach
  void fresh() {
    DATABASE.execute(
        "TRUNCATE users, voice_recordings, audio_chunks, export_batches RESTART IDENTITY CASCADE;"
            + " DELETE FROM scripts");
    data = new DatasetFixture(DATABASE);
    operator = new Caller(data.person("OPERATOR"), Role.OPERATOR);
    int speaker = data.person("CONTRIBUTOR");
    english = data.recording(speaker, data.script(2, "Read from a book (CC BY 4.0)"));
    bengali = data.recording(speaker, data.script(1, null));
  }

  private ExportBatch request(ExportOrder order) {
    return DATABASE.transact(() -> datasets.request(operator, order, CLIENT)).batch();
  }

  private String chunks(ExportBatch batch) {
    return (String)
        DATABASE
            .row(
                "SELECT string_agg(i.chunk_id::text, ' ' ORDER BY i.chunk_id) AS ids FROM"
                    + " export_items i JOIN export_batches b ON b.id = i.export_batch_id"
                    + " WHERE b.batch_id = '"
                    + batch.getBatchId()
                    + "'")
            .get("ids");
  }

  private ErrorCode refusal(ExportOrder order) {
    return catchThrowableOfType(ShrutikException.class, () -> request(order)).code();
  }

  @Test
  void takesOnlyWhatIsReadyAndAgreedByDefault() {
    int ready = data.agreedChunk(english, 0, "hello");
    int unsure = data.chunk(english, 1, "k", "00", 10);
    data.transcription(unsure, "what", null, false);
    data.consensus(unsure, "what", 0.5, false);
    int readyWithoutConsensus = data.chunk(english, 2, "k", "00", 10);
    DATABASE.execute(
        "UPDATE audio_chunks SET ready_for_export = true WHERE id = " + readyWithoutConsensus);
    ExportBatch batch = request(new ExportOrder(null, null, null, null, null, null, null));
    assertThat(chunks(batch)).isEqualTo(String.valueOf(ready));
    assertThat(batch.getChunkCount()).isOne();
  }

  @Test
  void takesEverythingTranscribedWhenAskedAndSaysHowItStands() {
    data.agreedChunk(english, 0, "hello");
    int open = data.chunk(english, 1, "k", "00", 10);
    data.transcription(open, "first", null, false);
    data.transcription(open, "second", null, false);
    int failed = data.chunk(english, 2, "k", "00", 10);
    data.transcription(failed, "a", null, true);
    data.transcription(failed, "b", null, false);
    data.consensus(failed, "a", 0.4, false);
    DATABASE.execute("UPDATE audio_chunks SET wants_transcription = false WHERE id = " + failed);
    data.chunk(english, 3, "k", "00", 10);
    request(EVERYTHING);
    assertThat(item(1))
        .containsEntry("standing", "VALIDATED")
        .containsEntry("sentence", "hello")
        .containsEntry("up_votes", 2)
        .containsEntry("down_votes", 1)
        .containsEntry("locale", "en")
        .containsEntry("attribution", "Read from a book (CC BY 4.0)");
    assertThat(item(open))
        .containsEntry("standing", "OTHER")
        .containsEntry("sentence", "first")
        .containsEntry("up_votes", 0)
        .containsEntry("down_votes", 0);
    assertThat(item(failed))
        .containsEntry("standing", "INVALIDATED")
        .containsEntry("up_votes", 1)
        .containsEntry("down_votes", 1);
    assertThat(DATABASE.number("SELECT count(*) FROM export_items")).isEqualTo(3);
  }

  private static Map<String, Object> item(int chunk) {
    return DATABASE.row("SELECT * FROM export_items WHERE chunk_id = " + chunk);
  }

  @Test
  void appliesTheThresholdToRatingsAndLetsUnratedPassByConfidence() {
    int rated = data.agreedChunk(english, 0, "good");
    data.transcription(rated, "good", 4.5, true);
    data.transcription(rated, "good", 3.5, true);
    int poor = data.agreedChunk(english, 1, "poor");
    data.transcription(poor, "poor", 3.9, true);
    int sure = data.agreedChunk(english, 2, "sure");
    int unsure = data.agreedChunk(english, 3, "unsure");
    DATABASE.execute("UPDATE chunk_consensus SET confidence = 0.8 WHERE chunk_id = " + sure);
    DATABASE.execute("UPDATE chunk_consensus SET confidence = 0.79 WHERE chunk_id = " + unsure);
    int decided = data.agreedChunk(english, 4, "decided");
    DATABASE.execute(
        "UPDATE chunk_consensus SET confidence = 0.1, decided_by_id = "
            + operator.userId()
            + " WHERE chunk_id = "
            + decided);
    ExportBatch batch = request(new ExportOrder(null, null, null, 4.0, null, null, null));
    assertThat(chunks(batch)).isEqualTo(rated + " " + sure + " " + decided);
  }

  @Test
  void selectsByLanguageAndDate() {
    int en = data.agreedChunk(english, 0, "hello");
    int bn = data.agreedChunk(bengali, 0, "ভাত");
    DATABASE.execute(
        "UPDATE audio_chunks SET created_at = '2024-12-31T23:59:59.999Z' WHERE id = " + bn);
    assertThat(chunks(request(new ExportOrder(null, List.of(1), null, null, null, null, null))))
        .isEqualTo(String.valueOf(bn));
    assertThat(
            chunks(
                request(new ExportOrder(null, null, null, null, null, "2024-12-31", "2024-12-31"))))
        .isEqualTo(String.valueOf(bn));
    assertThat(
            chunks(
                request(
                    new ExportOrder(null, List.of(1, 2), null, null, null, null, "2024-12-30"))))
        .isEqualTo(String.valueOf(en));
  }

  @Test
  @Tag("A101")
  void writesTheBatchWithItsFiguresAndLogsWhoAsked() {
    int first = data.agreedChunk(english, 0, "hello");
    int second = data.agreedChunk(bengali, 0, "ভাত");
    ExportTicket ticket = DATABASE.transact(() -> datasets.request(operator, EVERYTHING, CLIENT));
    assertThat(ticket.estimatedBytes()).isPositive();
    assertThat(ticket.estimatedCompletion()).isAfter(ticket.batch().getCreatedAt());
    Map<String, Object> row =
        DATABASE.row(
            "SELECT status, chunk_count, chunk_ids::text AS chunk_ids, language_stats -> 'bn' ->>"
                + " 'clips' AS bn, recording_id_range ->> 'max' AS max, total_duration_seconds,"
                + " filter_criteria ->> 'format' AS format, created_by_id FROM export_batches");
    assertThat(row)
        .containsEntry("status", "pending")
        .containsEntry("chunk_count", 2)
        .containsEntry("chunk_ids", "[" + first + ", " + second + "]")
        .containsEntry("bn", "1")
        .containsEntry("max", String.valueOf(Math.max(english, bengali)))
        .containsEntry("total_duration_seconds", 6.0)
        .containsEntry("format", "csv")
        .containsEntry("created_by_id", operator.userId());
    assertThat(
            DATABASE.row(
                "SELECT export_type, format, records_exported, ip_address, user_agent,"
                    + " filters_applied ->> 'consensus_only' AS filter FROM export_audit_logs"
                    + " WHERE export_id = '"
                    + ticket.batch().getBatchId()
                    + "'"))
        .containsEntry("export_type", "dataset")
        .containsEntry("records_exported", 2)
        .containsEntry("ip_address", "192.0.2.1")
        .containsEntry("user_agent", "test")
        .containsEntry("filter", "false");
    assertThat(
            DATABASE.number(
                "SELECT count(*) FROM audit_log WHERE action = 'request-export'"
                    + " AND subject_id = '"
                    + ticket.batch().getBatchId()
                    + "'"))
        .isOne();
  }

  @Test
  void changesNothingOfAFrozenReleaseAfterwards() {
    int chunk = data.agreedChunk(english, 0, "hello");
    request(EVERYTHING);
    DATABASE.execute("UPDATE chunk_consensus SET text = 'other' WHERE chunk_id = " + chunk);
    data.agreedChunk(english, 1, "late");
    assertThat(DATABASE.row("SELECT min(sentence) AS s, count(*) AS n FROM export_items"))
        .containsEntry("s", "hello")
        .containsEntry("n", 1L);
  }

  @Test
  void keepsTheReasonsForSkippingAClip() {
    int chunk = data.agreedChunk(english, 0, "hello");
    DATABASE.execute(
        "INSERT INTO chunk_skips (chunk_id, user_id, reason) VALUES ("
            + chunk
            + ", "
            + data.person("CONTRIBUTOR")
            + ", E'too\\nloud'), ("
            + chunk
            + ", "
            + data.person("CONTRIBUTOR")
            + ", NULL), ("
            + chunk
            + ", "
            + data.person("CONTRIBUTOR")
            + ", 'unclear')");
    request(EVERYTHING);
    assertThat(item(chunk)).containsEntry("reports", "too loud\nunclear");
  }

  @Test
  void refusesAFilterThatNothingPassesAndLeavesNoTrace() {
    assertThat(refusal(EVERYTHING)).isEqualTo(ErrorCode.CONSENSUS_PENDING);
    assertThat(DATABASE.number("SELECT count(*) FROM export_batches")).isZero();
  }

  @Test
  void refusesWhoMayNotExportAndWhatIsWrong() {
    data.agreedChunk(english, 0, "hello");
    Caller contributor = new Caller(data.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
    ShrutikException e =
        catchThrowableOfType(
            ShrutikException.class,
            () -> DATABASE.transact(() -> datasets.request(contributor, EVERYTHING, CLIENT)));
    assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_PERMISSIONS);
    assertThat(refusal(new ExportOrder("tape", List.of(77), null, null, null, null, null)))
        .isEqualTo(ErrorCode.VALIDATION_ERROR);
  }

  @Test
  @Tag("A99")
  void showsEachTheirOwnHistoryAndAdministratorsAll() {
    data.agreedChunk(english, 0, "hello");
    ExportBatch mine = request(EVERYTHING);
    Caller other = new Caller(data.person("SWORIK_DEVELOPER"), Role.SWORIK_DEVELOPER);
    Caller admin = new Caller(data.person("ADMIN"), Role.ADMIN);
    PageRequest first = new PageRequest(0, 10, OptionalLong.empty());
    assertThat(history(operator, first).items())
        .extracting(ExportBatch::getBatchId)
        .containsExactly(mine.getBatchId());
    assertThat(history(other, first).items()).isEmpty();
    assertThat(history(admin, first).total()).isOne();
    assertThat(
            DATABASE.transact(
                () ->
                    datasets
                        .history(
                            operator,
                            new ExportSearch(
                                Optional.empty(),
                                Optional.of(ExportStatus.COMPLETED),
                                Optional.empty(),
                                Optional.empty()),
                            first)
                        .items()))
        .isEmpty();
  }

  private Page<ExportBatch> history(Caller caller, PageRequest page) {
    return DATABASE.transact(() -> datasets.history(caller, ExportSearch.ALL, page));
  }

  @Test
  @Tag("A103")
  void offersNothingBeforeItIsDoneAndNotesEachDownload() {
    data.agreedChunk(english, 0, "hello");
    String id = request(EVERYTHING).getBatchId();
    assertThat(
            catchThrowableOfType(
                    ShrutikException.class,
                    () -> DATABASE.transact(() -> datasets.offered(operator, id)))
                .code())
        .isEqualTo(ErrorCode.CONFLICT);
    ReleaseService releases = DATABASE.bean(ReleaseService.class);
    DATABASE.transact(() -> releases.claim(id));
    DATABASE.transact(() -> releases.complete(id, "abc", "exports/x.zip", "f".repeat(64), 5));
    DATABASE.transact(() -> datasets.noteDownload(operator, id, CLIENT));
    assertThat(DATABASE.row("SELECT batch_id, user_id, ip_address FROM export_downloads"))
        .containsEntry("batch_id", id)
        .containsEntry("user_id", operator.userId())
        .containsEntry("ip_address", "192.0.2.1");
    ExportBatch done = DATABASE.transact(() -> datasets.status(operator, id));
    assertThat(done.progressPercentage()).isEqualTo(100);
    assertThat(done.getExpiresAt()).isEqualTo(done.getCompletedAt().plusDays(7));
    assertThat(DATABASE.number("SELECT file_size_bytes FROM export_audit_logs")).isEqualTo(5);
    DATABASE.execute("UPDATE export_batches SET expires_at = now() - interval '1 second'");
    assertThat(
            catchThrowableOfType(
                    ShrutikException.class,
                    () -> DATABASE.transact(() -> datasets.offered(operator, id)))
                .code())
        .isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
  }
}
