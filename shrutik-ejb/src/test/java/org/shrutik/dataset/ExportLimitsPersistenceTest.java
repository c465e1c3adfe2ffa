package org.shrutik.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.PageRequest;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;

/** Narrower filters, least sizes, quotas and what is remembered of exports. */
@Tag("A98")
@Tag("A101")
class ExportLimitsPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final ExportClient CLIENT = new ExportClient("192.0.2.1", "test");

  private final DatasetService datasets = DATABASE.bean(DatasetService.class);
  private DatasetFixture data;
  private Caller operator;
  private Caller developer;
  private int speaker;
  private int recording;

  @BeforeEach
  void fresh() {
    DATABASE.execute(
        "TRUNCATE users, voice_recordings, audio_chunks, export_batches, export_audit_logs"
            + " RESTART IDENTITY CASCADE; DELETE FROM scripts");
    data = new DatasetFixture(DATABASE);
    operator = new Caller(data.person("OPERATOR"), Role.OPERATOR);
    developer = new Caller(data.person("SWORIK_DEVELOPER"), Role.SWORIK_DEVELOPER);
    speaker = data.person("CONTRIBUTOR");
    recording = data.recording(speaker, data.script(2, null));
  }

  private static ExportOrder order(ExportType type, ClipLimits limits) {
    return new ExportOrder(type, "csv", null, null, null, null, null, null, null, limits);
  }

  private String selected(ClipLimits limits) {
    String batch =
        DATABASE
            .transact(() -> datasets.request(operator, order(ExportType.DATASET, limits), CLIENT))
            .batch()
            .getBatchId();
    return DATABASE.transact(() -> datasets.chunkIds(operator, batch)).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private ExportRefusedException refused(Runnable work) {
    return catchThrowableOfType(ExportRefusedException.class, () -> DATABASE.transact(work));
  }

  @Test
  void selectsBySpeakerLengthConfidenceAndNumber() {
    int first = data.agreedChunk(recording, 0, "one");
    int second = data.agreedChunk(recording, 1, "two");
    int other =
        data.agreedChunk(
            data.recording(data.person("CONTRIBUTOR"), data.script(2, null)), 0, "three");
    DATABASE.execute("UPDATE audio_chunks SET duration = 8 WHERE id = " + second);
    DATABASE.execute("UPDATE chunk_consensus SET confidence = 0.99 WHERE chunk_id = " + other);
    assertThat(selected(new ClipLimits(List.of(speaker), null, null, null, null)))
        .isEqualTo(first + " " + second);
    assertThat(selected(new ClipLimits(null, 0.95, null, null, null)))
        .isEqualTo(String.valueOf(other));
    assertThat(selected(new ClipLimits(null, null, 5.0, 8.0, null)))
        .isEqualTo(String.valueOf(second));
    assertThat(selected(new ClipLimits(null, null, null, 5.0, null)))
        .isEqualTo(first + " " + other);
    assertThat(selected(new ClipLimits(null, null, null, null, 2))).isEqualTo(first + " " + second);
  }

  @Test
  @Tag("A100")
  void freezesEachTranscriptionOfAnExportOfMetadataOnly() {
    int chunk = data.agreedChunk(recording, 0, "one");
    DATABASE.transact(
        () -> datasets.request(operator, order(ExportType.DATASET, ClipLimits.NONE), CLIENT));
    assertThat(DATABASE.number("SELECT count(*) FROM export_transcriptions")).isZero();
    ExportBatch batch =
        DATABASE
            .transact(
                () ->
                    datasets.request(operator, order(ExportType.METADATA, ClipLimits.NONE), CLIENT))
            .batch();
    assertThat(batch.getChunkCount()).isOne();
    assertThat(batch.filter().includeAudio()).isFalse();
    DATABASE.execute("UPDATE transcriptions SET text = 'changed' WHERE chunk_id = " + chunk);
    ReleaseService releases = DATABASE.bean(ReleaseService.class);
    assertThat(DATABASE.transact(() -> releases.transcriptions(batch.getBatchId(), "en", 1, chunk)))
        .extracting(ReleaseTranscription::text)
        .containsExactly("one", "one", "one or so");
    assertThat(DATABASE.transact(() -> releases.contributors(batch.getBatchId())))
        .hasSize(4)
        .contains(new ReleaseContributor(speaker, 1, 3000, 0, 0));
    assertThat(DATABASE.transact(() -> releases.quality(batch.getBatchId())))
        .containsExactly(new LocaleQuality("en", 1, 1, 0, 0, 0.9, 0, null, 2, 1));
    assertThat(
            DATABASE.row(
                "SELECT export_type FROM export_audit_logs WHERE export_id = '"
                    + batch.getBatchId()
                    + "'"))
        .containsEntry("export_type", "metadata");
  }

  @Test
  void wantsALeastNumberOfChunksForABatchThatIsNotForced() {
    data.agreedChunk(recording, 0, "one");
    ExportOrder order = order(ExportType.DATASET, ClipLimits.NONE);
    ExportRefusedException e = refused(() -> datasets.requestBatch(operator, order, false, CLIENT));
    assertThat(e.key()).isEqualTo("insufficient_chunks");
    assertThat(e.code()).isEqualTo(ErrorCode.CONSENSUS_PENDING);
    assertThat(e.details())
        .containsEntry("available_chunks", 1)
        .containsEntry("required_chunks", 10);
    assertThat(e.suggestions()).extracting(s -> s.key()).contains("wait_for_consensus");
    assertThat(
            DATABASE
                .transact(() -> datasets.requestBatch(operator, order, true, CLIENT))
                .batch()
                .getChunkCount())
        .isOne();
    // A developer cannot force what an operator can.
    assertThat(refused(() -> datasets.requestBatch(developer, order, true, CLIENT)).details())
        .containsEntry("required_chunks", 50);
  }

  @Test
  @Tag("A103")
  void countsADevelopersDownloadsADayAndNobodyElses() {
    data.agreedChunk(recording, 0, "one");
    String batch =
        DATABASE
            .transact(
                () ->
                    datasets.request(developer, order(ExportType.DATASET, ClipLimits.NONE), CLIENT))
            .batch()
            .getBatchId();
    ReleaseService releases = DATABASE.bean(ReleaseService.class);
    DATABASE.transact(() -> releases.claim(batch));
    DATABASE.transact(() -> releases.complete(batch, "abc", "exports/x.zip", "f".repeat(64), 5));
    DATABASE.execute(
        "INSERT INTO export_downloads (batch_id, user_id, downloaded_at) VALUES ('%s', %d, now() - interval '1 day')"
            .formatted(batch, developer.userId()));
    for (int i = 0; i < 5; i++) {
      assertThat(DATABASE.transact(() -> datasets.quota(developer)).remaining()).isEqualTo(5 - i);
      DATABASE.transact(() -> datasets.noteDownload(developer, batch, CLIENT));
    }
    ExportRefusedException e = refused(() -> datasets.noteDownload(developer, batch, CLIENT));
    assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
    assertThat(e.key()).isEqualTo("quota_exceeded");
    assertThat(e.details()).containsEntry("downloads_today", 5).containsKey("reset_time");
    assertThat(DATABASE.number("SELECT count(*) FROM export_downloads")).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      DATABASE.transact(() -> datasets.noteDownload(operator, batch, CLIENT));
    }
    DownloadQuota quota = DATABASE.transact(() -> datasets.quota(operator));
    assertThat(quota.isUnlimited()).isTrue();
    assertThat(quota.remaining()).isEqualTo(-1);
    assertThat(quota.used()).isEqualTo(6);
  }

  @Test
  @Tag("A102")
  void looksBackByTypeStateAndDayAndCountsEverything() {
    data.agreedChunk(recording, 0, "one");
    for (ExportType type : List.of(ExportType.DATASET, ExportType.METADATA, ExportType.METADATA)) {
      DATABASE.transact(() -> datasets.request(operator, order(type, ClipLimits.NONE), CLIENT));
    }
    DATABASE.execute(
        "UPDATE export_batches SET created_at = '2020-01-01T00:00:00Z' WHERE id = (SELECT min(id) FROM export_batches)");
    PageRequest page = new PageRequest(0, 10, OptionalLong.empty());
    assertThat(
            found(
                new ExportSearch(
                    Optional.of(ExportType.METADATA),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                page))
        .isEqualTo(2);
    assertThat(
            found(
                new ExportSearch(
                    Optional.empty(),
                    Optional.of(ExportStatus.FAILED),
                    Optional.empty(),
                    Optional.empty()),
                page))
        .isZero();
    assertThat(
            found(
                new ExportSearch(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(java.time.OffsetDateTime.parse("2021-01-01T00:00:00Z"))),
                page))
        .isEqualTo(1);
    ExportStatistics all = DATABASE.transact(() -> datasets.statistics(operator));
    assertThat(all.exports()).isEqualTo(3);
    assertThat(all.records()).isEqualTo(3);
    assertThat(all.byType()).containsEntry("metadata", 2L).containsEntry("dataset", 1L);
    assertThat(all.byStatus()).containsEntry("queued", 3L);
    assertThat(all.readyChunks()).isEqualTo(1);
    assertThat(DATABASE.number("SELECT count(*) FROM audio_chunks")).isOne();
  }

  private long found(ExportSearch search, PageRequest page) {
    return DATABASE.transact(() -> datasets.history(operator, search, page)).total();
  }
}
