package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.system.Site.Person;

/** What staff see of the whole site. */
class AdminIT {
  private static final String RARE = "zyxomma petiolatum";
  private static Site site;
  private static Person speaker;
  private static Person writer;
  private static int language;

  @BeforeAll
  static void threeRecordingsAndTwoTranscriptions() throws Exception {
    site = Site.get();
    speaker = site.newContributor();
    writer = site.newContributor();
    language = site.newLanguage();
    for (int i = 0; i < 3; i++) {
      site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    }
    JsonObject tasks = site.tasks(writer, language, 50);
    List<Integer> chunks = Site.chunkIds(tasks);
    for (int i = 0; i < 2; i++) {
      writer
          .api()
          .post(
              "/api/transcriptions/submit",
              Site.submission(
                  tasks.getString("session_id"),
                  chunks.get(i),
                  i == 0 ? RARE : "নি\u09DFম মেনে চলি"))
          .expect(201);
    }
  }

  private static JsonArray array(Answer answer) {
    return Json.createReader(new StringReader(answer.expect(200).text())).readArray();
  }

  @Test
  @Tag("A94")
  void countsEachThingOnce() {
    JsonObject speaking = person(speaker.id());
    assertThat(speaking.getInt("recordings_count")).isEqualTo(3);
    assertThat(speaking.getInt("transcriptions_count")).isZero();
    JsonObject writing = person(writer.id());
    assertThat(writing.getInt("recordings_count")).isZero();
    assertThat(writing.getInt("transcriptions_count")).isEqualTo(2);
    assertThat(writing.isNull("avg_transcription_quality")).isTrue();
  }

  private static JsonObject person(int id) {
    return array(site.admin().get("/api/v1/admin/stats/users?limit=200")).stream()
        .map(JsonValue::asJsonObject)
        .filter(p -> p.getInt("user_id") == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("A94")
  @Tag("A91")
  void showsThePlatformNestedAndFlatFromTheSameNumbers() {
    JsonObject stats = site.admin().get("/api/admin/stats/platform").expect(200).json();
    JsonObject recordings = stats.getJsonObject("recordings");
    assertThat(recordings.getInt("total")).isEqualTo(stats.getInt("total_recordings"));
    assertThat(recordings.getInt("processed")).isGreaterThanOrEqualTo(3);
    assertThat(recordings.getJsonNumber("total_duration_hours").doubleValue()).isPositive();
    assertThat(stats.getJsonObject("users").getInt("total")).isEqualTo(stats.getInt("total_users"));
    assertThat(stats.getJsonObject("users").getInt("active_last_30_days"))
        .isGreaterThanOrEqualTo(2);
    assertThat(stats.getJsonObject("transcriptions").getInt("total"))
        .isEqualTo(stats.getInt("total_transcriptions"));
    assertThat(stats.getJsonObject("languages").getString("most_active")).isNotBlank();
    assertThat(stats.getJsonObject("transcriptions_by_validation_status").getInt("unvalidated"))
        .isGreaterThanOrEqualTo(2);
    site.newContributor()
        .api()
        .get("/api/admin/stats/platform")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.anonymous().get("/api/admin/stats/platform").expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A94")
  void showsWhatWasDoneDayByDay() {
    JsonObject usage = site.admin().get("/api/admin/analytics/usage?days=1").expect(200).json();
    assertThat(Site.objects(usage, "daily_recordings")).hasSize(1);
    assertThat(Site.objects(usage, "top_contributors")).isNotEmpty();
    assertThat(usage.getJsonObject("user_activity_by_role").getInt("contributor"))
        .isGreaterThanOrEqualTo(2);
    site.admin()
        .get("/api/admin/analytics/usage?days=366")
        .expectError(422, "VALIDATION_ERROR", "days");
    for (String path :
        List.of(
            "/api/recordings/admin/statistics",
            "/api/transcriptions/admin/statistics",
            "/api/scripts/statistics")) {
      assertThat(Site.objects(site.admin().get(path).expect(200).json(), "by_language"))
          .as(path)
          .isNotEmpty();
      site.newContributor().api().get(path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
  }

  @Test
  @Tag("A97")
  void findsTranscriptionsByWordsAndPartsOfThemInAnyScript() {
    for (String query :
        List.of("PETIOLATUM zyx", "iolat", "নি\u09AF\u09BCম", "zyxoma petiolatum")) {
      JsonObject found = search(query);
      assertThat(found.getInt("total")).as(query).isEqualTo(1);
      assertThat(Site.objects(found, "transcriptions").get(0).getInt("user_id"))
          .isEqualTo(writer.id());
    }
    assertThat(search("nothing of the kind").getInt("total")).isZero();
    site.admin().get("/api/search/transcriptions").expectError(422, "VALIDATION_ERROR", "q");
    writer
        .api()
        .get("/api/search/transcriptions?q=zyxomma")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    for (String role : List.of("reviewer", "sworik_developer", "operator")) {
      site.newPerson(role)
          .api()
          .get("/api/search/transcriptions?q=zyxomma")
          .expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
  }

  private static JsonObject search(String query) {
    return site.admin()
        .get(
            "/api/search/transcriptions?limit=20&language_id=%d&q=%s"
                .formatted(language, URLEncoder.encode(query, StandardCharsets.UTF_8)))
        .expect(200)
        .json();
  }

  @Test
  @Tag("A96")
  @Tag("A107")
  @Tag("A109")
  void showsWhatThisNodeMeasured() {
    site.admin().get("/api/languages/2147483647").expect(404);
    JsonObject dashboard =
        site.admin().get("/api/v1/admin/performance/dashboard").expect(200).json();
    JsonObject system = dashboard.getJsonObject("system_metrics");
    assertThat(system.getJsonNumber("memory_usage").doubleValue()).isBetween(0.1, 100.0);
    assertThat(system.getJsonNumber("disk_usage").doubleValue()).isBetween(0.0, 100.0);
    assertThat(system.getInt("active_connections")).isPositive();
    JsonObject pool =
        dashboard.getJsonObject("database_performance").getJsonObject("connection_pool");
    assertThat(pool.getInt("total_connections")).isPositive();
    assertThat(pool.getInt("active_connections") + pool.getInt("idle_connections"))
        .isEqualTo(pool.getInt("total_connections"));
    JsonObject missed =
        Site.objects(dashboard.getJsonObject("requests"), "endpoints").stream()
            .filter(e -> e.getString("path").equals("/languages/{id}"))
            .filter(e -> e.getString("method").equals("GET"))
            .findFirst()
            .orElseThrow();
    assertThat(missed.getInt("errors")).isPositive();
    assertThat(missed.getJsonObject("statuses").getInt("404")).isPositive();
    double median = missed.getJsonNumber("p50").doubleValue();
    assertThat(median).isPositive();
    assertThat(missed.getJsonNumber("p95").doubleValue()).isGreaterThanOrEqualTo(median);
    assertThat(missed.getJsonNumber("p99").doubleValue()).isGreaterThanOrEqualTo(median);
    assertThat(dashboard.getJsonObject("processing_times").getJsonObject("chunking").getInt("done"))
        .isPositive();
    assertThat(dashboard.getJsonObject("queues").getInt("dead")).isNotNegative();
    site.newPerson("sworik_developer")
        .api()
        .get("/api/admin/performance/dashboard")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A96")
  void tellsHealthAndAlertsWithTheirDetailsToStaffOnly() {
    JsonObject health = site.admin().get("/api/admin/system/health").expect(200).json();
    assertThat(health.getJsonObject("components").getString("database")).isEqualTo("healthy");
    assertThat(health.getInt("active_users_last_24h")).isGreaterThanOrEqualTo(2);
    JsonObject alerts = site.admin().get("/api/admin/alerts").expect(200).json();
    assertThat(alerts.getJsonArray("alerts")).hasSize(alerts.getInt("count"));
    site.admin().post("/api/admin/alerts/check").expect(200);
    site.admin().get("/api/admin/metrics/export").expect(200);
    assertThat(site.admin().get("/api/admin/metrics/consensus").expect(200).json())
        .containsKey("consensus_failures");
    writer.api().get("/api/admin/alerts").expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A85")
  void listsReviewsAndWhatShouldBeReviewed() {
    JsonObject tasks = site.tasks(speaker, site.newLanguage(), 1);
    assertThat(tasks).isNull();
    int transcription = Site.objects(search("zyxomma"), "transcriptions").get(0).getInt("id");
    site.admin()
        .post(
            "/api/admin/quality-reviews/" + transcription,
            "{\"decision\":\"flagged\",\"rating\":2,\"comment\":\"who is this?\"}")
        .expect(201);
    assertThat(
            array(site.admin().get("/api/admin/quality-reviews/flagged?limit=200")).stream()
                .map(JsonValue::asJsonObject)
                .filter(f -> f.getInt("transcription_id") == transcription)
                .findFirst()
                .orElseThrow()
                .getInt("review_count"))
        .isPositive();
    JsonObject review =
        Site.objects(
                site.admin()
                    .get("/api/admin/quality-reviews?decision=flagged&limit=1")
                    .expect(200)
                    .json(),
                "reviews")
            .get(0);
    assertThat(review.getString("comment")).isEqualTo("who is this?");
    assertThat(review.getInt("transcription_id")).isEqualTo(transcription);
    writer
        .api()
        .get("/api/admin/quality-reviews/flagged")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A18")
  void keepsLanguagesForStaff() {
    int id = site.newLanguage();
    JsonObject changed =
        site.admin()
            .put("/api/languages/" + id, "{\"name\":\"Renamed\",\"active\":false}")
            .expect(200)
            .json();
    assertThat(changed.getString("name")).isEqualTo("Renamed");
    assertThat(changed.getBoolean("active")).isFalse();
    assertThat(changed.getInt("recording_count")).isZero();
    assertThat(
            array(site.admin().get("/api/admin/languages")).stream()
                .map(l -> l.asJsonObject().getInt("id")))
        .contains(1, id);
    writer.api().get("/api/admin/languages").expectError(403, "INSUFFICIENT_PERMISSIONS");
    writer
        .api()
        .put("/api/languages/" + id, "{\"name\":\"Mine\"}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A18")
  @Tag("A19")
  void importsScriptsFromAFileAndReportsOnEachLine() {
    int id = site.newLanguage();
    JsonObject report =
        site.admin()
            .with("Content-Type", "text/csv")
            .send(
                "POST",
                "/api/scripts/import?language_id=" + id,
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "text,difficulty\n\"One, two.\",easy\n\"One, two.\",\n,\nThree.,odd\n"))
            .expect(200)
            .json();
    assertThat(Site.objects(report, "lines"))
        .extracting(l -> l.getInt("line") + " " + l.getString("status"))
        .containsExactly("2 imported", "3 duplicate", "4 rejected", "5 rejected");
    assertThat(report.getInt("imported")).isEqualTo(1);
    assertThat(
            site.admin()
                .post(
                    "/api/v1/scripts/import/file",
                    new Form()
                        .field("language_id", String.valueOf(id))
                        .file(
                            "file",
                            "lines.txt",
                            "Four.\n\nFive.\n".getBytes(StandardCharsets.UTF_8)))
                .expect(200)
                .json()
                .getInt("imported"))
        .isEqualTo(2);
    assertThat(
            site.admin().get("/api/scripts?language_id=" + id).expect(200).json().getInt("total"))
        .isEqualTo(3);
    site.admin()
        .with("Content-Type", "text/csv")
        .send(
            "POST",
            "/api/scripts/import",
            java.net.http.HttpRequest.BodyPublishers.ofString("no,head\n"))
        .expectError(422, "VALIDATION_ERROR", "file");
    site.admin()
        .with("Content-Type", "multipart/form-data; boundary=b")
        .send(
            "POST",
            "/api/scripts/import/file",
            java.net.http.HttpRequest.BodyPublishers.ofString("--b\r\n\r\nnameless\r\n--b--\r\n"))
        .expectError(422, "VALIDATION_ERROR", "file");
    writer
        .api()
        .with("Content-Type", "text/plain")
        .send(
            "POST",
            "/api/scripts/import",
            java.net.http.HttpRequest.BodyPublishers.ofString("Mine.\n"))
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    JsonObject check =
        site.admin()
            .post("/api/scripts/validate?duration_category=2_minutes&text=too%20short")
            .expect(200)
            .json();
    assertThat(check.getBoolean("is_valid")).isTrue();
    assertThat(check.getJsonArray("warnings")).hasSize(1);
    assertThat(check.getInt("word_count")).isEqualTo(2);
  }

  @Test
  @Tag("A101")
  void tellsTheStorageThatIsInUse() {
    JsonObject usage = site.admin().get("/api/admin/r2/usage").expect(200).json();
    assertThat(usage.getString("storage_type")).isEqualTo("local");
    assertThat(usage.getJsonObject("chunks").getInt("objects")).isGreaterThanOrEqualTo(3);
    assertThat(usage.getJsonNumber("storage_bytes").longValue()).isPositive();
    assertThat(usage.isNull("class_a_operations")).isTrue();
    JsonObject limits = site.admin().get("/api/admin/r2/limits").expect(200).json();
    assertThat(limits.getJsonObject("limits").getJsonNumber("storage_bytes").longValue())
        .isPositive();
    assertThat(site.admin().get("/api/admin/metrics/r2").expect(200).json().isNull("uploads"))
        .isTrue();
    for (String path : List.of("r2/usage", "r2/limits", "metrics/r2")) {
      writer.api().get("/api/admin/" + path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
  }
}
