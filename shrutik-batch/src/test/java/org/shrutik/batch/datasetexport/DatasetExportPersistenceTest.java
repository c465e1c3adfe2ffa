package org.shrutik.batch.datasetexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.dataset.DatasetService;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ExportClient;
import org.shrutik.dataset.ExportOrder;
import org.shrutik.dataset.ExportStatus;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.LocaleQuality;
import org.shrutik.dataset.ReleaseContributor;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.dataset.ReleaseTranscription;
import org.shrutik.dataset.VerifiedClip;
import org.shrutik.storage.LocalStorage;
import org.shrutik.storage.Storage;

/** The steps of the job on real rows and files, as the batch runtime would drive them. */
@Tag("A98")
@Tag("A100")
class DatasetExportPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final int CHECKPOINT_EVERY = 3;

  @TempDir Path folder;
  private Storage storage;
  private ReleaseKeys keys;
  private ReleaseService releases;
  private Caller operator;
  private DatasetFixture data;

  @BeforeEach
  void recordedSpeech() throws IOException {
    DATABASE.execute(
        "TRUNCATE users, voice_recordings, audio_chunks, export_batches RESTART IDENTITY CASCADE;"
            + " DELETE FROM scripts");
    storage = LocalStorage.at(folder.resolve("storage"));
    keys = ReleaseKeys.load(folder.resolve("secret"));
    releases = new TransactionalReleases(DATABASE.bean(ReleaseService.class));
    data = new DatasetFixture(DATABASE);
    operator = new Caller(data.person("OPERATOR"), Role.OPERATOR);
    for (int speaker = 0; speaker < 12; speaker++) {
      int recording =
          data.recording(
              data.person("CONTRIBUTOR"),
              data.script(speaker % 3 == 0 ? 1 : 2, speaker % 2 == 0 ? "A book" : null));
      for (int i = 0; i < 2; i++) {
        Clips clip = Clips.store(storage, "chunks/" + speaker + "-" + i, 2 * speaker + i);
        int chunk = data.chunk(recording, i, clip.key(), clip.sha256(), clip.size());
        data.agree(chunk, i == 0 ? "everybody says this" : "only " + speaker + " says this");
      }
    }
  }

  /** Each call one transaction, as the container has it. */
  @Stateless
  static class TransactionalReleases extends ReleaseService {
    private final ReleaseService inner;

    TransactionalReleases(ReleaseService inner) {
      this.inner = inner;
    }

    @Override
    public ExportBatch get(String batchId) {
      return DATABASE.transact(() -> inner.get(batchId));
    }

    @Override
    public List<ReleaseItem> items(String batchId, int afterChunk) {
      return DATABASE.transact(() -> inner.items(batchId, afterChunk));
    }

    @Override
    public List<ReleaseItem> items(String batchId, String locale, int afterChunk) {
      return DATABASE.transact(() -> inner.items(batchId, locale, afterChunk));
    }

    @Override
    public List<LocaleCount> locales(String batchId) {
      return DATABASE.transact(() -> inner.locales(batchId));
    }

    @Override
    public List<ReleaseSentence> sentences(String batchId, String locale, String afterId) {
      return DATABASE.transact(() -> inner.sentences(batchId, locale, afterId));
    }

    @Override
    public List<String> attributions(String batchId, String locale, String after) {
      return DATABASE.transact(() -> inner.attributions(batchId, locale, after));
    }

    @Override
    public List<ReleaseTranscription> transcriptions(
        String batchId, String locale, int first, int last) {
      return DATABASE.transact(() -> inner.transcriptions(batchId, locale, first, last));
    }

    @Override
    public List<ReleaseContributor> contributors(String batchId) {
      return DATABASE.transact(() -> inner.contributors(batchId));
    }

    @Override
    public List<LocaleQuality> quality(String batchId) {
      return DATABASE.transact(() -> inner.quality(batchId));
    }

    @Override
    public void verified(String batchId, List<VerifiedClip> clips) {
      DATABASE.transact(() -> inner.verified(batchId, clips));
    }

    @Override
    public void archived(String batchId, int clips) {
      DATABASE.transact(() -> inner.archived(batchId, clips));
    }

    @Override
    public void settleSplits(String batchId) {
      DATABASE.transact(() -> inner.settleSplits(batchId));
    }

    @Override
    public boolean complete(String batchId, String release, String key, String sha, long size) {
      return DATABASE.transact(() -> inner.complete(batchId, release, key, sha, size));
    }
  }

  private String request() {
    DatasetService datasets = DATABASE.bean(DatasetService.class);
    ExportOrder order = new ExportOrder("csv", null, true, 4.0, true, null, null);
    String batch =
        DATABASE
            .transact(() -> datasets.request(operator, order, new ExportClient(null, null)))
            .batch()
            .getBatchId();
    DATABASE.transact(() -> DATABASE.bean(ReleaseService.class).claim(batch));
    return batch;
  }

  private static void set(Object bean, String field, Object value) {
    try {
      Field declared = bean.getClass().getDeclaredField(field);
      declared.setAccessible(true);
      declared.set(bean, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the chunk step from a checkpoint, at most so many chunks; returns the last checkpoint. */
  private Serializable verifyClips(String batch, Serializable checkpoint, int chunks)
      throws IOException {
    ClipReader reader = new ClipReader();
    ClipWriter writer = new ClipWriter();
    for (Object artefact : List.of(reader, writer)) {
      set(artefact, "batch", batch);
      set(artefact, "releases", releases);
    }
    ClipVerifier verifier = new ClipVerifier(storage, keys, true);
    reader.open(checkpoint);
    Serializable last = checkpoint;
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<Object> verified = new ArrayList<>();
      Object item = reader.readItem();
      while (item != null) {
        verified.add(verifier.verify((ReleaseItem) item));
        item = verified.size() < CHECKPOINT_EVERY ? reader.readItem() : null;
      }
      if (verified.isEmpty()) {
        return last;
      }
      writer.writeItems(verified);
      last = reader.checkpointInfo();
    }
    return last;
  }

  private ExportBatch archive(String batch) throws IOException {
    new ReleaseArchiver(releases, storage, keys).archive(batch, () -> false);
    return releases.get(batch);
  }

  private ExportBatch release() throws IOException {
    String batch = request();
    verifyClips(batch, null, Integer.MAX_VALUE);
    return archive(batch);
  }

  @Test
  @Tag("A101")
  void makesAnArchiveAndThenTheRow() throws IOException {
    ExportBatch done = release();
    assertThat(done.getStatus()).isEqualTo(ExportStatus.COMPLETED);
    assertThat(done.getArchivePath()).isEqualTo("exports/" + done.getChecksum() + ".zip");
    Path file = storage.localCopy(done.getArchivePath());
    assertThat(Files.size(file)).isEqualTo(done.getFileSizeBytes());
    assertThat(HexFormat.of().formatHex(Cell.sha256().digest(Files.readAllBytes(file))))
        .isEqualTo(done.getChecksum());
    Unzipped archive = Unzipped.of(file);
    assertThat(archive.folder()).isEqualTo("shrutik-" + done.getReleaseId());
    assertThat(archive.rows("en/validated.tsv")).hasSize(16);
    assertThat(archive.rows("bn/validated.tsv")).hasSize(8);
    assertThat(archive.text("en/README.md")).contains("- A book\n");
    try (var drafts = Files.list(storage.incoming().getParent())) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void sharesNoSpeakerAndNoSentenceBetweenSplits() throws IOException {
    Unzipped archive = Unzipped.of(storage.localCopy(release().getArchivePath()));
    int rows = 0;
    for (String locale : List.of("en", "bn")) {
      Map<String, String> splitOf = new HashMap<>();
      for (String split : List.of("train", "dev", "test")) {
        for (Map<String, String> row : archive.rows(locale + "/" + split + ".tsv")) {
          for (String key : List.of(row.get("client_id"), row.get("sentence_id"))) {
            assertThat(splitOf.merge(key, split, (old, now) -> old.equals(now) ? old : "both"))
                .isEqualTo(split);
          }
          rows++;
        }
      }
    }
    Set<String> everywhere = new HashSet<>(archive.column("en/validated.tsv", "sentence"));
    assertThat(everywhere).hasSize(9);
    assertThat(rows).isBetween(12, 24);
  }

  @Test
  void isByteIdenticalForTheSameDataHoweverOftenItIsAskedFor() throws IOException {
    ExportBatch first = release();
    ExportBatch second = release();
    assertThat(second.getBatchId()).isNotEqualTo(first.getBatchId());
    assertThat(second.getChecksum()).isEqualTo(first.getChecksum());
    assertThat(second.getReleaseId()).isEqualTo(first.getReleaseId());
  }

  @Test
  void isTheSameWhereverItsJobWasInterrupted() throws IOException {
    String undisturbed = release().getChecksum();
    for (int chunks = 0; chunks <= 8; chunks++) {
      String batch = request();
      Serializable checkpoint = verifyClips(batch, null, chunks);
      // Once more than the checkpoint says, as when the rows were committed and it was not.
      verifyClips(batch, checkpoint, 1);
      verifyClips(batch, checkpoint, Integer.MAX_VALUE);
      assertThatThrownBy(
              () -> new ReleaseArchiver(releases, storage, keys).archive(batch, () -> true))
          .isInstanceOf(CancellationException.class);
      assertThat(archive(batch).getChecksum()).isEqualTo(undisturbed);
      assertThat(DATABASE.number("SELECT verified_count FROM export_batches ORDER BY id DESC"))
          .isEqualTo(24);
    }
  }

  @Test
  void keepsItsSpeakersInTheirSplitsInALaterRelease() throws IOException {
    Map<String, String> before = splitsByChunk(release());
    Clips clip = Clips.store(storage, "chunks/late", 99);
    int recording = data.recording(data.person("CONTRIBUTOR"), data.script(2, null));
    data.agree(data.chunk(recording, 0, clip.key(), clip.sha256(), clip.size()), "a late one");
    Map<String, String> after = splitsByChunk(release());
    assertThat(after).hasSizeGreaterThanOrEqualTo(before.size());
    before.forEach((chunk, split) -> assertThat(after.get(chunk)).isIn(split, null));
  }

  private Map<String, String> splitsByChunk(ExportBatch done) throws IOException {
    Unzipped archive = Unzipped.of(storage.localCopy(done.getArchivePath()));
    Map<String, String> splits = new HashMap<>();
    for (String locale : List.of("en", "bn")) {
      for (String split : List.of("train", "dev", "test")) {
        archive
            .column(locale + "/" + split + ".tsv", "path")
            .forEach(path -> splits.put(path, split));
      }
    }
    return splits;
  }
}
