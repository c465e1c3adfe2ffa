package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HealthIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @Test
  @Tag("A104")
  void answersTheProbesWithTheNamedChecks() {
    for (String probe : new String[] {"", "/live", "/ready", "/started"}) {
      JsonObject health = site.anonymous().get("/health" + probe).expect(200).json();
      assertThat(health.getString("status")).isEqualTo("UP");
      assertThat(health.getJsonArray("checks")).isNotEmpty();
    }
    JsonObject ready = site.anonymous().get("/health/ready").json();
    assertThat(Site.objects(ready, "checks"))
        .extracting(c -> c.getString("name"))
        .contains("database", "storage", "disk_space");
  }

  @Test
  @Tag("A104")
  void answersTheDocumentedBodyWithoutDetailsOfTheServer() {
    Answer answer = site.anonymous().get("/api/health").expect(200);
    JsonObject body = answer.json();
    assertThat(body.getString("status")).isEqualTo("healthy");
    assertThat(body.getJsonObject("checks").keySet())
        .contains("database", "broker", "storage", "disk_space", "memory");
    assertThat(body.getString("timestamp")).isNotBlank();
    assertThat(answer.text()).doesNotContain("jdbc", "/storage", "127.0.0.1");
  }

  @Test
  @Tag("A105")
  void keepsMetricsFromThePublic() {
    assertThat(site.anonymous().get("/metrics").status()).isIn(401, 403, 404);
    assertThat(site.newContributor().api().get("/metrics").status()).isIn(401, 403, 404);
    site.anonymous().get("/api/metrics").expectError(401, "AUTHENTICATION_FAILED");
    site.newContributor().api().get("/api/metrics").expectError(403, "INSUFFICIENT_PERMISSIONS");
    JsonObject metrics = site.admin().get("/api/metrics").expect(200).json();
    assertThat(metrics.getJsonObject("tasks").getInt("dead")).isNotNegative();
  }

  @Test
  @Tag("A123")
  void describesItsInterface() {
    JsonObject openapi =
        site.anonymous().with("Accept", "application/json").get("/openapi").expect(200).json();
    assertThat(openapi.getJsonObject("paths").keySet())
        .contains(
            "/api/auth/login",
            "/api/recordings/upload",
            "/api/transcriptions/submit",
            "/api/consensus/chunk/{id}/status",
            "/api/export/dataset");
    JsonObject upload =
        openapi
            .getJsonObject("paths")
            .getJsonObject("/api/recordings/upload")
            .getJsonObject("post");
    assertThat(upload.getJsonObject("responses").keySet())
        .contains("201", "401", "413", "415", "422", "429");
    assertThat(upload.getJsonObject("requestBody").toString())
        .contains("multipart/form-data", "audio_file", "session_id");
    assertThat(openapi.getJsonObject("components").getJsonObject("schemas").toString())
        .contains("\"session_id\"", "\"language_ids\"")
        .doesNotContain("sessionId", "languageIds");
  }

  @Test
  @Tag("A123")
  void showsTheDescriptionWithoutAnyOtherServer() {
    Answer page = site.anonymous().get("/docs/index.html").expect(200);
    assertThat(page.text()).doesNotContain("http://", "https://");
    assertThat(site.anonymous().get("/docs").status()).isIn(200, 301, 302);
  }

  @Test
  @Tag("A118")
  @Tag("A120")
  void answersUnknownAddressesAndMethodsInTheDocumentedForm() {
    site.anonymous().get("/api/nowhere").expectError(404, "RESOURCE_NOT_FOUND");
    Answer wrongMethod =
        site.admin()
            .with("Content-Type", "application/json")
            .send(
                "PATCH", "/api/languages", java.net.http.HttpRequest.BodyPublishers.ofString("{}"));
    wrongMethod.expectError(405, "VALIDATION_ERROR");
    assertThat(wrongMethod.header("Allow")).isPresent();
  }

  @Test
  @Tag("A104")
  void tellsOfWorkToWhoManagesIt() {
    Site.Person operator = site.newPerson("operator");
    JsonObject tasks =
        operator.api().get("/api/admin/tasks?status=done&limit=1").expect(200).json();
    assertThat(tasks.getInt("total")).isNotNegative();
    operator
        .api()
        .get("/api/admin/tasks?status=lost")
        .expectError(422, "VALIDATION_ERROR", "status");
    operator
        .api()
        .post("/api/admin/tasks/9223372036854775807/retry")
        .expectError(404, "RESOURCE_NOT_FOUND", "task_id");
  }

  @Test
  @Tag("A123")
  void tellsProgramsAtTheRootWhatItIs() {
    JsonObject start = site.anonymous().get("/").expect(200).json();
    assertThat(start.getString("message")).isEqualTo("Shrutik");
    assertThat(start.getString("version")).isNotBlank();
    site.anonymous().get(start.getString("health")).expect(200);
    site.anonymous().get(start.getString("docs")).expect(200);
  }
}
