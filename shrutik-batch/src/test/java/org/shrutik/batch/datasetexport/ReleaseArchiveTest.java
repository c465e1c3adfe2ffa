package org.shrutik.batch.datasetexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shrutik.dataset.ClipLimits;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.ExportType;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.Split;
import org.shrutik.dataset.Standing;
import org.shrutik.dataset.VerifiedClip;
import org.shrutik.storage.LocalStorage;
import org.shrutik.storage.Storage;

@Tag("A100")
class ReleaseArchiveTest {
  private static final String CLIP_HEAD =
      "client_id\tpath\tsentence\tsentence_id\tsentence_domain\tup_votes\tdown_votes\tage\tgender"
          + "\taccents\tvariant\tlocale\tsegment";

  @TempDir Path folder;
  private Storage storage;
  private ReleaseKeys keys;
  private final List<ReleaseItem> items = new ArrayList<>();

  @BeforeEach
  void someSpeech() throws IOException {
    storage = LocalStorage.at(folder.resolve("storage"));
    keys = ReleaseKeys.load(folder.resolve("secret"));
    add(1, 10, "en", Standing.VALIDATED, "Hello, \"world\"", "A book, CC BY 4.0");
    add(2, 11, "en", Standing.VALIDATED, "=1+1\tnow\nhere", "A book, CC BY 4.0");
    add(3, 10, "en", Standing.OTHER, "still open", "Another book");
    add(4, 12, "en", Standing.INVALIDATED, "no agreement", null);
    add(5, 10, "en", Standing.VALIDATED, "hello world", null);
    add(6, 12, "bn", Standing.VALIDATED, "আমি ভাত খাই।", null);
  }

  private void add(
      int chunk, int speaker, String locale, Standing standing, String text, String attribution)
      throws IOException {
    Clips clip = Clips.store(storage, "chunks/" + chunk + ".wav", chunk);
    ReleaseItem item =
        new ReleaseItem(
            chunk,
            1,
            speaker,
            locale,
            standing,
            text,
            3,
            1,
            0.5,
            0.6,
            0.1,
            0.91234567,
            chunk == 1 ? 4.25 : null,
            attribution,
            chunk == 2 ? List.of("too\tloud") : List.of(),
            clip.key(),
            clip.sha256(),
            clip.size(),
            null,
            null,
            null);
    VerifiedClip verified = new ClipVerifier(storage, keys, true).verify(item);
    items.add(
        new ReleaseItem(
            chunk,
            1,
            speaker,
            locale,
            standing,
            text,
            3,
            1,
            0.5,
            0.6,
            0.1,
            0.91234567,
            item.rating(),
            attribution,
            item.reports(),
            clip.key(),
            clip.sha256(),
            clip.size(),
            verified.crc32(),
            verified.sentenceId(),
            verified.split()));
  }

  private static ExportFilter filter(ExportFormat format, boolean audio) {
    return new ExportFilter(format, List.of(), audio, null, false, null, null);
  }

  private Path write(String name, ExportFilter filter) throws IOException {
    Path archive = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(archive);
        ZipWriter zip = new ZipWriter(out, storage.incoming())) {
      new ReleaseArchive(filter, new MemoryRelease(items), storage, keys, count -> {}).write(zip);
    }
    return archive;
  }

  private Unzipped release() throws IOException {
    return Unzipped.of(write("a.zip", filter(ExportFormat.CSV, true)));
  }

  @Test
  void hasTheLayoutOfCommonVoiceForEachLanguage() throws IOException {
    Unzipped release = release();
    assertThat(release.folder()).matches("shrutik-[0-9a-f]{12}");
    assertThat(release.files().keySet())
        .containsExactly(
            "bn/README.md",
            "bn/clip_durations.tsv",
            "bn/clips/shrutik_bn_0000000006.wav",
            "bn/dev.tsv",
            "bn/invalidated.tsv",
            "bn/other.tsv",
            "bn/reported.tsv",
            "bn/test.tsv",
            "bn/train.tsv",
            "bn/unvalidated_sentences.tsv",
            "bn/validated.tsv",
            "bn/validated_sentences.tsv",
            "en/README.md",
            "en/clip_durations.tsv",
            "en/clips/shrutik_en_0000000001.wav",
            "en/clips/shrutik_en_0000000002.wav",
            "en/clips/shrutik_en_0000000003.wav",
            "en/clips/shrutik_en_0000000004.wav",
            "en/clips/shrutik_en_0000000005.wav",
            "en/dev.tsv",
            "en/invalidated.tsv",
            "en/other.tsv",
            "en/reported.tsv",
            "en/test.tsv",
            "en/train.tsv",
            "en/unvalidated_sentences.tsv",
            "en/validated.tsv",
            "en/validated_sentences.tsv",
            "metadata.csv",
            "manifest.json");
    for (String table : List.of("validated", "invalidated", "other", "train", "dev", "test")) {
      assertThat(release.text("en/" + table + ".tsv")).startsWith(CLIP_HEAD + "\n");
    }
    assertThat(release.text("en/clip_durations.tsv"))
        .startsWith("clip\tduration[ms]\nshrutik_en_0000000001.wav\t100\n");
  }

  @Test
  void putsEachClipWhereItStands() throws IOException {
    Unzipped release = release();
    assertThat(release.column("en/validated.tsv", "path"))
        .containsExactly(
            "shrutik_en_0000000001.wav", "shrutik_en_0000000002.wav", "shrutik_en_0000000005.wav");
    assertThat(release.column("en/other.tsv", "sentence")).containsExactly("still open");
    assertThat(release.column("en/invalidated.tsv", "sentence")).containsExactly("no agreement");
    assertThat(release.rows("en/validated.tsv").get(0))
        .containsEntry("sentence", "Hello, \"world\"")
        .containsEntry("up_votes", "3")
        .containsEntry("down_votes", "1")
        .containsEntry("locale", "en")
        .containsEntry("age", "");
    List<String> split = new ArrayList<>();
    for (Split part : Split.values()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      split.addAll(release.column("en/" + name + ".tsv", "path"));
    }
    assertThat(split)
        .containsExactlyInAnyOrderElementsOf(release.column("en/validated.tsv", "path"));
  }

  @Test
  void listsEachSentenceOnce() throws IOException {
    Unzipped release = release();
    assertThat(release.rows("en/validated_sentences.tsv")).hasSize(2);
    assertThat(release.column("en/validated_sentences.tsv", "clips_count"))
        .containsExactlyInAnyOrder("2", "1");
    assertThat(release.column("en/unvalidated_sentences.tsv", "status"))
        .containsExactlyInAnyOrder("pending", "rejected");
    assertThat(release.column("en/validated_sentences.tsv", "sentence_id"))
        .containsAll(release.column("en/validated.tsv", "sentence_id"));
  }

  @Test
  void keepsTabsLineEndsAndFormulasOutOfCells() throws IOException {
    Unzipped release = release();
    assertThat(release.column("en/validated.tsv", "sentence")).contains("'=1+1 now here");
    assertThat(release.rows("en/reported.tsv"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("reason", "too loud"));
    assertThat(release.text("metadata.csv"))
        .contains(",'=1+1 now here,")
        .contains(",\"Hello, \"\"world\"\"\",");
  }

  @Test
  void namesNoPersonAndJoinsNoTwoReleases() throws IOException {
    Unzipped csv = release();
    Set<String> clients = new HashSet<>(csv.column("en/validated.tsv", "client_id"));
    assertThat(clients).hasSize(2).allMatch(client -> client.matches("[0-9a-f]{64}"));
    Unzipped jsonl = Unzipped.of(write("b.zip", filter(ExportFormat.JSONL, true)));
    assertThat(jsonl.folder()).isNotEqualTo(csv.folder());
    assertThat(jsonl.column("en/validated.tsv", "client_id")).doesNotContainAnyElementsOf(clients);
  }

  @Test
  void isByteIdenticalAndLeavesNoDraftBehind() throws IOException {
    Path first = write("a.zip", filter(ExportFormat.CSV, true));
    Path second = write("b.zip", filter(ExportFormat.CSV, true));
    assertThat(first).hasSameBinaryContentAs(second);
    try (Stream<Path> drafts = Files.list(storage.incoming().getParent())) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void isAnotherReleaseWhenAnythingOfItChanges() throws IOException {
    String folderName = release().folder();
    add(7, 13, "en", Standing.OTHER, "one more", null);
    assertThat(release().folder()).isNotEqualTo(folderName);
  }

  @Test
  void listsEveryFileWithItsSumInTheManifest() throws IOException {
    Unzipped release = release();
    JsonObject manifest = json(release.text("manifest.json"));
    assertThat(manifest.getString("release")).isEqualTo(release.folder().substring(8));
    assertThat(manifest.getInt("clips")).isEqualTo(6);
    assertThat(manifest.getJsonObject("filter").getString("format")).isEqualTo("csv");
    List<String> listed = new ArrayList<>();
    for (JsonObject file : manifest.getJsonArray("files").getValuesAs(JsonObject.class)) {
      byte[] content = release.files().get(file.getString("path"));
      assertThat(file.getJsonNumber("size").longValue()).isEqualTo(content.length);
      assertThat(file.getString("sha256"))
          .isEqualTo(HexFormat.of().formatHex(Cell.sha256().digest(content)));
      listed.add(file.getString("path"));
    }
    Set<String> all = new HashSet<>(release.files().keySet());
    all.remove("manifest.json");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void holdsClipsThatOpenAsSixteenKilohertzMono() throws Exception {
    Unzipped release = release();
    for (String path : release.column("en/validated.tsv", "path")) {
      byte[] wav = release.files().get("en/clips/" + path);
      try (AudioInputStream audio =
          AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
        assertThat(audio.getFormat().getSampleRate()).isEqualTo(16000);
        assertThat(audio.getFormat().getChannels()).isEqualTo(1);
        assertThat(audio.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      }
    }
  }

  @Test
  void tellsRulesFiguresAndAttributionsInTheReadme() throws IOException {
    String readme = release().text("en/README.md");
    assertThat(readme)
        .contains("5 clips", "speakers: 3", "`validated.tsv` | 3", "80 % train", "HMAC-SHA256")
        .contains("- A book, CC BY 4.0\n- Another book\n");
    assertThat(release().text("bn/README.md")).contains("The scripts name no source.");
  }

  @Test
  void writesMetadataInEachForm() throws IOException {
    Unzipped jsonl = Unzipped.of(write("l.zip", filter(ExportFormat.JSONL, true)));
    List<JsonObject> lines =
        jsonl.text("metadata.jsonl").lines().map(ReleaseArchiveTest::json).toList();
    assertThat(lines).hasSize(6);
    JsonObject last = lines.get(2);
    assertThat(last.getString("sentence")).isEqualTo("=1+1 now here");
    assertThat(last.isNull("rating")).isTrue();
    assertThat(last.getJsonNumber("confidence").toString()).isEqualTo("0.9123");
    assertThat(jsonl.files()).containsKey(last.getString("file_name"));
    Unzipped array = Unzipped.of(write("j.zip", filter(ExportFormat.JSON, true)));
    try (var reader = Json.createReader(new StringReader(array.text("metadata.json")))) {
      JsonArray clips = reader.readArray();
      assertThat(clips).hasSize(6);
      assertThat(clips.getJsonObject(1).getJsonNumber("rating").doubleValue()).isEqualTo(4.25);
    }
    assertThat(release().text("metadata.csv").lines().toList()).hasSize(7);
  }

  @Test
  void leavesOnlyTheClipsOutWithoutAudio() throws IOException {
    for (ReleaseItem item : items) {
      storage.delete(item.fileKey());
    }
    Unzipped release = Unzipped.of(write("t.zip", filter(ExportFormat.CSV, false)));
    assertThat(release.files().keySet())
        .noneMatch(name -> name.contains("/clips/"))
        .contains("en/validated.tsv", "metadata.csv", "manifest.json");
    assertThat(release.column("en/validated.tsv", "path")).hasSize(3);
    assertThat(release.text("en/README.md")).contains("without audio");
  }

  @Test
  void failsByNameWhenAClipChangedSinceItWasVerified() throws IOException {
    Path clip = storage.localCopy(items.get(3).fileKey());
    byte[] content = Files.readAllBytes(clip);
    content[100] ^= 1;
    Files.write(clip, content);
    assertThatThrownBy(this::release)
        .isInstanceOf(DamagedClipException.class)
        .hasMessageContaining("chunk 4 ");
    Files.delete(clip);
    assertThatThrownBy(this::release)
        .isInstanceOf(DamagedClipException.class)
        .hasMessageContaining("missing");
    try (Stream<Path> drafts = Files.list(storage.incoming().getParent())) {
      assertThat(drafts).isEmpty();
    }
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void writesTypedColumnsToParquetTheSameBytesEachTime() throws IOException {
    ExportFilter filter = filter(ExportFormat.PARQUET, false);
    Path first = write("a.zip", filter);
    assertThat(write("b.zip", filter)).hasSameBinaryContentAs(first);
    Path table = folder.resolve("metadata.parquet");
    Files.write(table, Unzipped.of(first).files().get("metadata.parquet"));
    List<Map<String, Object>> rows = parquet(table);
    assertThat(rows).hasSize(items.size());
    assertThat(rows.get(0))
        .containsEntry("sentence", "আমি ভাত খাই।")
        .containsEntry("locale", "bn")
        .containsEntry("up_votes", 3L)
        .containsEntry("duration", 0.1)
        .containsEntry("rating", null);
    assertThat(rows).extracting(row -> row.get("sentence")).contains("=1+1 now here");
  }

  private static List<Map<String, Object>> parquet(Path file) throws IOException {
    Hydrator<Map<String, Object>, Map<String, Object>, String[]> rows =
        new Hydrator<>() {
          @Override
          public Map<String, Object> start() {
            return new LinkedHashMap<>();
          }

          @Override
          public Map<String, Object> add(Map<String, Object> row, String[] name, Object value) {
            row.put(name[name.length - 1], value);
            return row;
          }

          @Override
          public Map<String, Object> finish(Map<String, Object> row) {
            return row;
          }
        };
    try (Stream<Map<String, Object>> stream = ParquetReader.streamContent(file.toFile(), rows)) {
      return stream.toList();
    }
  }

  @Test
  void tellsInAnExportOfMetadataHowTheTextsCameAboutAndHoldsNoAudio() throws IOException {
    ExportFilter filter =
        new ExportFilter(
            ExportType.METADATA,
            ExportFormat.JSONL,
            List.of(),
            false,
            true,
            null,
            false,
            null,
            null,
            ClipLimits.NONE);
    Unzipped release = Unzipped.of(write("a.zip", filter));
    assertThat(release.files().keySet())
        .contains("metadata.jsonl", "transcriptions.jsonl", "contributors.jsonl", "quality.jsonl")
        .noneMatch(name -> name.endsWith(".wav"));
    List<JsonObject> clips =
        release.text("metadata.jsonl").lines().map(ReleaseArchiveTest::json).toList();
    List<JsonObject> texts =
        release.text("transcriptions.jsonl").lines().map(ReleaseArchiveTest::json).toList();
    assertThat(texts).hasSameSizeAs(clips);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(texts.get(i).getString("file_name"))
          .isEqualTo(clips.get(i).getString("file_name"));
      assertThat(texts.get(i).getString("client_id"))
          .isEqualTo(clips.get(i).getString("client_id"));
      assertThat(texts.get(i).getJsonNumber("quality").doubleValue()).isEqualTo(4.5);
    }
    List<String> people =
        release
            .text("contributors.jsonl")
            .lines()
            .map(line -> json(line).getString("client_id"))
            .toList();
    assertThat(people).hasSize(3).isSorted();
    assertThat(release.text("quality.jsonl"))
        .isEqualTo(
            "{\"locale\":\"en\",\"clips\":5,\"validated\":3,\"invalidated\":1,\"other\":1,"
                + "\"mean_confidence\":0.9123,\"rated_clips\":1,\"mean_rating\":4.25,"
                + "\"up_votes\":15,\"down_votes\":5,\"agreement\":0.7500}\n");
  }

  @Test
  void leavesTheTableOfClipsOutWhenAsked() throws IOException {
    ExportFilter filter =
        new ExportFilter(
            ExportType.DATASET,
            ExportFormat.CSV,
            List.of(),
            true,
            false,
            null,
            false,
            null,
            null,
            ClipLimits.NONE);
    assertThat(Unzipped.of(write("a.zip", filter)).files().keySet())
        .doesNotContain("metadata.csv")
        .contains("manifest.json", "en/validated.tsv");
  }
}
