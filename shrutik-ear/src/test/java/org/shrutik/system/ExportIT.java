package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExportIT {
  private static final int VOICES = 3;

  private static Site site;
  private static int language;
  private static String code;
  private static Api operator;
  private static final Map<Integer, String> TEXTS = new HashMap<>();

  @BeforeAll
  static void agreeOnThreeClips() throws Exception {
    site = Site.get();
    language = site.newLanguage();
    code =
        Site.objects(site.anonymous().get("/api/languages").json(), "languages").stream()
            .filter(l -> l.getInt("id") == language)
            .findFirst()
            .orElseThrow()
            .getString("code");
    operator = site.newPerson("operator").api();
    List<Site.Person> people = site.newContributors(VOICES);
    for (String clip : List.of(Sounds.SHORT_CLIP, Sounds.OTHER_CLIP, Sounds.LONG_CLIP)) {
      int chunk = site.newChunk(site.newContributor(), language, clip);
      String text = Site.fresh("what is said in clip");
      TEXTS.put(chunk, text);
      for (Site.Person person : people) {
        site.transcribe(person, language, chunk, text);
      }
      site.awaitConsensus(chunk, VOICES);
    }
    // Too few people wrote it: it is no part of the agreed texts.
    int open = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    site.transcribe(people.get(0), language, open, "nobody agreed yet");
  }

  private static String order(String more) {
    return "{\"language_ids\":[%d]%s}".formatted(language, more);
  }

  private static String path(JsonObject state) {
    String url = state.getString("download_url");
    return url.substring(url.indexOf("/api/"));
  }

  @Test
  @Tag("A98")
  @Tag("A99")
  @Tag("A100")
  @Tag("A101")
  void releasesTheAgreedClipsInTheLayoutOfCommonVoice() throws Exception {
    JsonObject asked =
        operator.post("/api/export/dataset", order(",\"format\":\"csv\"")).expect(201).json();
    assertThat(asked.getString("status")).isIn("queued", "processing", "completed");
    assertThat(asked.getString("estimated_completion")).isNotBlank();
    assertThat(asked.getJsonNumber("estimated_size_mb").doubleValue()).isPositive();
    JsonObject state = site.awaitExport(operator, asked.getString("job_id"));
    assertThat(state.getInt("progress_percentage")).isEqualTo(100);
    assertThat(state.getString("expires_at")).isNotBlank();
    byte[] archive = operator.get(path(state)).expect(200).bytes();
    assertThat(state.getInt("file_size_bytes")).isEqualTo(archive.length);
    assertThat(Release.sha256(archive)).isEqualTo(state.getString("checksum"));

    Release release = Release.open(archive);
    release.checkManifest();
    List<Map<String, String>> validated = release.table(code + "/validated.tsv");
    assertThat(validated)
        .extracting(row -> row.get("sentence"))
        .containsExactlyInAnyOrderElementsOf(TEXTS.values());
    Map<String, String> durations = new HashMap<>();
    release
        .table(code + "/clip_durations.tsv")
        .forEach(row -> durations.put(row.get("clip"), row.get("duration[ms]")));
    for (Map<String, String> row : validated) {
      assertThat(row.get("client_id")).matches("[0-9a-f]{64,128}");
      assertThat(row.get("locale")).isEqualTo(code);
      short[] samples = Sounds.samples(release.files().get(code + "/clips/" + row.get("path")));
      double millis = 1000.0 * samples.length / Sounds.RATE;
      assertThat(Double.parseDouble(durations.get(row.get("path"))))
          .isBetween(millis - 110, millis + 1);
    }
    assertThat(validated).extracting(row -> row.get("client_id")).doesNotHaveDuplicates();
    int split = 0;
    for (String name : List.of("train", "dev", "test")) {
      split += release.table(code + "/" + name + ".tsv").size();
    }
    assertThat(split).isEqualTo(validated.size());
    assertThat(release.files()).containsKeys(code + "/README.md", "metadata.csv");
    assertThat(new String(archive, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("nobody agreed yet", "@example.org");
  }

  @Test
  @Tag("A98")
  @Tag("A101")
  void isTheSameArchiveByteForByteForTheSameData() throws Exception {
    JsonObject one = site.export(operator, order(""));
    JsonObject two = site.export(site.admin(), order(""));
    assertThat(two.getString("job_id")).isNotEqualTo(one.getString("job_id"));
    assertThat(two.getString("checksum")).isEqualTo(one.getString("checksum"));
    assertThat(two.getString("release_id")).isEqualTo(one.getString("release_id"));
    assertThat(operator.get(path(one)).bytes()).isEqualTo(site.admin().get(path(two)).bytes());
  }

  @Test
  @Tag("A99")
  @Tag("A103")
  void servesTheArchiveInRangesUnderAStrongTag() throws Exception {
    JsonObject state = site.export(operator, order(""));
    Answer whole = operator.get(path(state)).expect(200);
    assertThat(whole.header("ETag")).hasValue("\"" + state.getString("checksum") + "\"");
    assertThat(whole.header("Content-Type")).hasValue("application/zip");
    assertThat(whole.header("Content-Disposition"))
        .hasValueSatisfying(d -> assertThat(d).startsWith("attachment; filename=\"shrutik-"));
    int size = whole.bytes().length;
    Answer middle = operator.with("Range", "bytes=1000-1999").get(path(state)).expect(206);
    assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 1000, 2000));
    assertThat(middle.header("Content-Range")).hasValue("bytes 1000-1999/" + size);
    Answer tail = operator.with("Range", "bytes=-22").get(path(state)).expect(206);
    assertThat(tail.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), size - 22, size));
    Answer outside = operator.with("Range", "bytes=" + size + "-").get(path(state)).expect(416);
    assertThat(outside.header("Content-Range")).hasValue("bytes */" + size);
    operator.with("If-None-Match", whole.header("ETag").orElseThrow()).get(path(state)).expect(304);
    assertThat(
            operator
                .with("Range", "bytes=0-9", "If-Range", "\"another\"")
                .get(path(state))
                .expect(200)
                .bytes())
        .hasSize(size);
  }

  @Test
  @Tag("A100")
  void writesTheTableOfClipsInEachFormat() throws Exception {
    for (String format : List.of("csv", "json", "jsonl", "parquet")) {
      JsonObject state =
          site.export(operator, order(",\"include_audio\":false,\"format\":\"" + format + "\""));
      Release release = Release.open(operator.get(path(state)).expect(200).bytes());
      release.checkManifest();
      String metadata =
          new String(
              release.files().get("metadata." + format), java.nio.charset.StandardCharsets.UTF_8);
      TEXTS.values().forEach(text -> assertThat(metadata).contains(text));
      assertThat(release.files().keySet()).noneMatch(name -> name.endsWith(".wav"));
    }
  }

  @Test
  @Tag("A98")
  @Tag("A121")
  void refusesOrdersThatMakeNoSense() {
    operator
        .post("/api/export/dataset", order(",\"format\":\"tape\",\"quality_threshold\":6"))
        .expectError(422, "VALIDATION_ERROR", "format");
    operator
        .post("/api/export/dataset", "{\"language_ids\":[2147483647]}")
        .expectError(422, "VALIDATION_ERROR", "language_ids[0]");
    operator
        .post(
            "/api/export/dataset",
            order(",\"date_range\":{\"start\":\"2030-02-01\",\"end\":\"2030-01-01\"}"))
        .expectError(422, "VALIDATION_ERROR", "date_range");
    operator
        .post("/api/export/dataset", "{\"language_ids\":[%d]}".formatted(site.newLanguage()))
        .expect(409);
    operator
        .get("/api/export/jobs/00000000-0000-0000-0000-000000000000/status")
        .expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A101")
  void showsAnExportToWhoAskedAndToStaffOnly() throws Exception {
    JsonObject state = site.export(operator, order(""));
    String status = "/api/export/jobs/" + state.getString("job_id") + "/status";
    site.admin().get(status).expect(200);
    site.newContributor().api().get(status).expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.newContributor().api().get(path(state)).expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(Site.objects(operator.get("/api/export/history").expect(200).json(), "exports"))
        .extracting(e -> e.getString("job_id"))
        .contains(state.getString("job_id"));
  }

  @Test
  @Tag("A98")
  @Tag("A121")
  void saysWhyThereIsNothingToExportInTheWordsOfExports() {
    JsonObject body =
        operator
            .post("/api/export/dataset", "{\"language_ids\":[%d]}".formatted(site.newLanguage()))
            .expect(409)
            .json();
    assertThat(body.getJsonObject("error").getString("code")).isEqualTo("CONSENSUS_PENDING");
    JsonObject detail = body.getJsonObject("detail");
    assertThat(detail.getString("error_key")).isEqualTo("insufficient_chunks");
    assertThat(detail.getString("error_message")).isNotBlank();
    assertThat(detail.getJsonObject("details").getInt("available_chunks")).isZero();
    assertThat(Site.objects(detail, "suggestions"))
        .allSatisfy(s -> assertThat(s.getString("key")).isNotBlank());
  }

  @Test
  @Tag("A100")
  void tellsInAnExportOfMetadataHowTheTextsCameAbout() throws Exception {
    String job =
        operator
            .post("/api/v1/export/metadata", order(",\"format\":\"jsonl\""))
            .expect(201)
            .json()
            .getString("job_id");
    JsonObject state = site.awaitExport(operator, job);
    assertThat(state.getString("export_type")).isEqualTo("metadata");
    Release release = Release.open(operator.get(path(state)).expect(200).bytes());
    release.checkManifest();
    assertThat(release.files().keySet())
        .contains("metadata.jsonl", "transcriptions.jsonl", "contributors.jsonl", "quality.jsonl")
        .noneMatch(name -> name.endsWith(".wav"));
    assertThat(
            new String(
                release.files().get("transcriptions.jsonl"),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"equals_consensus\":1");
  }

  @Test
  @Tag("A101")
  @Tag("A102")
  void keepsBatchesInTheShapesOfTheOlderInterface() throws Exception {
    JsonObject batch =
        operator
            .post("/api/export/batch/create", order(",\"min_duration\":0.1,\"force_create\":true"))
            .expect(200)
            .json();
    String id = batch.getString("batch_id");
    assertThat(batch.getInt("chunk_count")).isPositive();
    site.awaitExport(operator, id);
    JsonObject one = operator.get("/api/v1/export/batch/" + id).expect(200).json();
    assertThat(one.getString("status")).isEqualTo("completed");
    assertThat(one.getBoolean("exported")).isTrue();
    assertThat(one.getJsonArray("chunk_ids")).hasSize(one.getInt("chunk_count"));
    assertThat(one.getString("archive_path")).startsWith("http");
    assertThat(one.getJsonObject("filter_criteria").getJsonNumber("min_duration").doubleValue())
        .isEqualTo(0.1);
    JsonObject list =
        operator
            .get("/api/export/batch/list?status_filter=completed&page=1&page_size=50")
            .expect(200)
            .json();
    assertThat(list.getInt("page_size")).isEqualTo(50);
    assertThat(list.getInt("total_count")).isPositive();
    assertThat(Site.objects(list, "batches")).extracting(b -> b.getString("batch_id")).contains(id);
    operator.post("/api/export/batch/create", order(",\"force_create\":false")).expect(409);
    assertThat(
            Site.objects(
                operator
                    .get(
                        "/api/export/history?export_type=metadata&date_from=2020-01-01&page=1&page_size=10")
                    .expect(200)
                    .json(),
                "exports"))
        .allSatisfy(e -> assertThat(e.getString("export_type")).isEqualTo("metadata"));
    operator
        .get("/api/export/history?date_from=yesterday")
        .expectError(422, "VALIDATION_ERROR", "date_from");
    operator.post("/api/export/batch/" + id + "/retry").expectError(409, "CONFLICT", "batch_id");
  }

  @Test
  @Tag("A103")
  void countsADevelopersDownloadsOfTheDay() throws Exception {
    Api developer = site.newPerson("sworik_developer").api();
    JsonObject state = site.export(developer, order(",\"include_audio\":false"));
    JsonObject before = developer.get("/api/export/batch/download/quota").expect(200).json();
    int limit = before.getInt("daily_limit");
    assertThat(before.getInt("downloads_remaining")).isEqualTo(limit);
    assertThat(before.getString("user_role")).isEqualTo("sworik_developer");
    for (int i = 0; i < limit; i++) {
      developer.get(path(state)).expect(200);
    }
    Answer refused =
        developer.sendOnce("GET", path(state), java.net.http.HttpRequest.BodyPublishers.noBody());
    refused.expect(429);
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(refused.json().getJsonObject("detail").getString("error_key"))
        .isEqualTo("quota_exceeded");
    assertThat(
            developer
                .get("/api/export/batch/download/quota")
                .expect(200)
                .json()
                .getInt("downloads_today"))
        .isEqualTo(limit);
    assertThat(
            operator
                .get("/api/export/batch/download/quota")
                .expect(200)
                .json()
                .getBoolean("is_unlimited"))
        .isTrue();
  }

  @Test
  @Tag("A100")
  @Tag("A102")
  void listsFormatsAndFigures() {
    assertThat(Site.objects(operator.get("/api/export/formats").expect(200).json(), "formats"))
        .extracting(f -> f.getString("format"))
        .containsExactly("csv", "json", "jsonl", "parquet");
    JsonObject stats = operator.get("/api/export/stats").expect(200).json();
    assertThat(stats.getInt("total_exports")).isPositive();
    assertThat(stats.getInt("chunks_ready_for_export")).isPositive();
    assertThat(stats.getJsonObject("exports_by_format").getInt("csv")).isPositive();
    site.newContributor()
        .api()
        .get("/api/export/stats")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }
}
