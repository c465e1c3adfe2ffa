package org.shrutik.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.config.Settings;
import org.shrutik.task.NodePresence;

@Tag("A99")
class ReleaseServicePersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private final ReleaseService releases = DATABASE.bean(ReleaseService.class);
  private DatasetFixture data;
  private Caller operator;
  private int recording;
  private String batch;

  @BeforeAll
  static void pointNodesToThisDatabase() {
    System.setProperty(Settings.DATABASE_URL.key(), DATABASE.url());
    System.setProperty(Settings.DATABASE_USER.key(), "postgres");
  }

  @AfterAll
  static void forgetIt() {
    System.clearProperty(Settings.DATABASE_URL.key());
    System.clearProperty(Settings.DATABASE_USER.key());
  }

  @BeforeEach
  void fresh() {
    DATABASE.execute(
        "TRUNCATE users, voice_recordings, audio_chunks, export_batches RESTART IDENTITY CASCADE;"
            + " DELETE FROM scripts");
    data = new DatasetFixture(DATABASE);
    operator = new Caller(data.person("OPERATOR"), Role.OPERATOR);
    recording = data.recording(data.person("CONTRIBUTOR"), data.script(2, null));
    for (int i = 0; i < 4; i++) {
      data.agreedChunk(recording, i, "sentence " + i);
    }
    batch =
        DATABASE
            .transact(
                () ->
                    DATABASE
                        .bean(DatasetService.class)
                        .request(
                            operator,
                            new ExportOrder(null, null, null, null, null, null, null),
                            new ExportClient(null, null)))
            .batch()
            .getBatchId();
  }

  private Optional<ExportBatch> claim() {
    return DATABASE.transact(() -> releases.claim(batch));
  }

  private ExportBatch read() {
    return DATABASE.transact(() -> releases.get(batch));
  }

  @Test
  void isClaimedOnce() {
    assertThat(claim()).isPresent();
    assertThat(claim()).isEmpty();
    assertThat(read().getStatus()).isEqualTo(ExportStatus.PROCESSING);
    assertThat(read().getOwner()).isEqualTo(DATABASE.bean(NodePresence.class).self());
  }

  @Test
  void isTakenOverFromADeadNodeOnlyAndKeepsItsJob() throws SQLException {
    claim();
    DATABASE.transact(() -> releases.began(batch, 42));
    DATABASE.execute("UPDATE export_batches SET owner = 'node-b'");
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(7001, hashtext('node-b'))");
      assertThat(claim()).isEmpty();
    }
    // The server notices the closed connection in its own time.
    Optional<ExportBatch> taken = claim();
    for (int i = 0; taken.isEmpty() && i < 1000; i++) {
      taken = claim();
    }
    assertThat(taken).isPresent();
    assertThat(read().getJobExecutionId()).isEqualTo(42);
  }

  @Test
  void isGivenUpAfterThreeAttemptsOrAtOnceWhenNothingHelps() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(read().getStatus()).isEqualTo(ExportStatus.PENDING);
      claim();
      boolean last = attempt == 3;
      assertThat(DATABASE.transact(() -> releases.ended(batch, "cause", false))).isEqualTo(last);
    }
    assertThat(read().getStatus()).isEqualTo(ExportStatus.FAILED);
    assertThat(read().getErrorMessage()).isEqualTo("cause");
    assertThat(claim()).isEmpty();
    DATABASE.transact(() -> DATABASE.bean(DatasetService.class).retry(operator, batch));
    claim();
    DATABASE.transact(() -> releases.ended(batch, "clip 7 is missing", true));
    assertThat(read().getStatus()).isEqualTo(ExportStatus.FAILED);
    assertThat(DATABASE.number("SELECT count(*) FROM audit_log WHERE action = 'fail-export'"))
        .isEqualTo(2);
  }

  @Test
  void staysCompletedWhateverItsJobSaysAfterwards() {
    claim();
    DATABASE.transact(() -> releases.complete(batch, "abc", "exports/1.zip", "1", 7));
    assertThat(DATABASE.transact(() -> releases.ended(batch, "late", false))).isFalse();
    DATABASE.transact(() -> releases.complete(batch, "abc", "exports/2.zip", "2", 8));
    assertThat(read().getStatus()).isEqualTo(ExportStatus.COMPLETED);
    assertThat(read().getArchivePath()).isEqualTo("exports/1.zip");
    assertThat(read().getErrorMessage()).isNull();
  }

  @Test
  void countsAClipOnceHoweverOftenItIsVerified() {
    claim();
    List<ReleaseItem> items = DATABASE.transact(() -> releases.items(batch, 0));
    assertThat(items).hasSize(4).extracting(ReleaseItem::crc32).containsOnlyNulls();
    VerifiedClip first = new VerifiedClip(items.get(0).chunkId(), 0xFFFFFFFFL, "ab", Split.TRAIN);
    VerifiedClip second = new VerifiedClip(items.get(1).chunkId(), 0, "cd", null);
    DATABASE.transact(() -> releases.verified(batch, List.of(first)));
    DATABASE.transact(() -> releases.verified(batch, List.of(first, second)));
    assertThat(read().progressPercentage()).isEqualTo(25);
    ReleaseItem read = DATABASE.transact(() -> releases.items(batch, "en", 0)).get(0);
    assertThat(read.crc32()).isEqualTo(0xFFFFFFFFL);
    assertThat(read.split()).isEqualTo(Split.TRAIN);
    assertThat(read.sentenceId()).isEqualTo("ab");
    DATABASE.transact(() -> releases.archived(batch, 4));
    assertThat(read().progressPercentage()).isEqualTo(75);
  }

  @Test
  void pagesInOrderAfterAChunk() {
    List<ReleaseItem> items = DATABASE.transact(() -> releases.items(batch, 0));
    assertThat(items).extracting(ReleaseItem::chunkId).isSorted();
    assertThat(DATABASE.transact(() -> releases.items(batch, items.get(1).chunkId())))
        .isEqualTo(items.subList(2, 4));
    assertThat(DATABASE.transact(() -> releases.items(batch, "bn", 0))).isEmpty();
  }

  @Test
  void leavesASentenceInOneOfTheSplitsThatSayIt() {
    List<ReleaseItem> items = DATABASE.transact(() -> releases.items(batch, 0));
    // 0xf0000000 / 2^32 is 0.94: the test split of train and test, where both are open.
    String contended = "f0000000" + "0".repeat(56);
    String free = "f1" + "0".repeat(62);
    DATABASE.transact(
        () ->
            releases.verified(
                batch,
                List.of(
                    new VerifiedClip(items.get(0).chunkId(), 1, contended, Split.TRAIN),
                    new VerifiedClip(items.get(1).chunkId(), 1, contended, Split.TEST),
                    new VerifiedClip(items.get(2).chunkId(), 1, free, Split.TRAIN),
                    new VerifiedClip(items.get(3).chunkId(), 1, contended, null))));
    for (int run = 0; run < 2; run++) {
      DATABASE.transact(() -> releases.settleSplits(batch));
      assertThat(DATABASE.transact(() -> releases.items(batch, 0)))
          .extracting(ReleaseItem::split)
          .containsExactly(null, Split.TEST, Split.TRAIN, null);
    }
    assertThat(DATABASE.transact(() -> releases.sentences(batch, "en", "")))
        .extracting(ReleaseSentence::id, ReleaseSentence::clips, ReleaseSentence::validatedClips)
        .containsExactly(tuple(contended, 3, 3), tuple(free, 1, 1));
  }
}
