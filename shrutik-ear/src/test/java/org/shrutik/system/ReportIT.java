package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A156")
class ReportIT {
  private static Site site;
  private Site.Person reviewer;
  private int language;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @BeforeEach
  void newReviewer() {
    reviewer = site.newPerson("reviewer");
    language = site.newLanguage();
  }

  private static Answer report(Api who, String type, int id, String reason) {
    return who.post(
        "/api/reports",
        "{\"subject_type\":\"%s\",\"subject_id\":%d,\"reason\":\"%s\"}"
            .formatted(type, id, reason));
  }

  private Answer decide(int report, String decision) {
    return reviewer
        .api()
        .post(
            "/api/admin/reports/" + report + "/decision",
            "{\"decision\":\"" + decision + "\",\"comment\":\"seen\"}");
  }

  private int agreedChunk(String text) throws Exception {
    int chunk = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    for (Site.Person listener : site.newContributors(3)) {
      site.transcribe(listener, language, chunk, text);
    }
    site.awaitConsensus(chunk, 3);
    return chunk;
  }

  @Test
  void comesFromAnyoneAndIsDecidedOnceWithEveryoneTold() throws Exception {
    int chunk = agreedChunk("an ugly word");
    int kept = agreedChunk("a nice word");
    Site.Person reporter = site.newContributor();
    int id;
    try (Live desk = Live.of(site, reviewer);
        Live told = Live.of(site, reporter)) {
      id = report(reporter.api(), "chunk", chunk, "harmful").expect(201).json().getInt("report_id");
      assertThat(
              report(reporter.api(), "chunk", chunk, "harmful")
                  .expect(200)
                  .json()
                  .getInt("report_id"))
          .isEqualTo(id);
      desk.awaitNews("report_filed");
      JsonObject listed =
          Site.objects(
                  reviewer
                      .api()
                      .get("/api/admin/reports?status=open&subject_type=chunk")
                      .expect(200)
                      .json(),
                  "reports")
              .stream()
              .filter(r -> r.getInt("id") == id)
              .findFirst()
              .orElseThrow();
      assertThat(listed.getInt("reporter_id")).isEqualTo(reporter.id());
      assertThat(listed.getInt("chunk_id")).isEqualTo(chunk);
      assertThat(decide(id, "upheld").expect(200).json().getString("status")).isEqualTo("upheld");
      decide(id, "dismissed").expectError(409, "CONFLICT", "report_id");
      assertThat(told.awaitNews("report_decided").getString("message")).contains("upheld");
    }
    report(site.anonymous(), "chunk", kept, "wrong").expect(201);
    List<Map<String, String>> released = site.validated(language);
    assertThat(released).extracting(row -> row.get("sentence")).containsExactly("a nice word");
  }

  @Test
  void takesAScriptAndATranscriptionOutOfUse() throws Exception {
    int script = site.newSentence(language);
    int first =
        report(site.anonymous(), "script", script, "copyright")
            .expect(201)
            .json()
            .getInt("report_id");
    String random = "/api/scripts/random?duration_category=sentence&language_id=" + language;
    Api speaker = site.newContributor().api();
    speaker.get(random).expect(200);
    decide(first, "upheld").expect(200);
    speaker.get(random).expectError(404, "RESOURCE_NOT_FOUND");
    speaker
        .post("/api/recordings/sessions", "{\"script_id\":" + script + "}")
        .expectError(404, "RESOURCE_NOT_FOUND");

    int chunk = agreedChunk("said by all");
    JsonObject written =
        Site.objects(
                site.admin().get("/api/transcriptions/admin/all?chunk_id=" + chunk).json(),
                "transcriptions")
            .get(0);
    int second =
        report(reviewer.api(), "transcription", written.getInt("id"), "personal_data")
            .expect(201)
            .json()
            .getInt("report_id");
    decide(second, "upheld").expect(200);
    assertThat(
            site.admin()
                .get("/api/transcriptions/" + written.getInt("id"))
                .expect(200)
                .json()
                .getString("review_state"))
        .isEqualTo("rejected");
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    report(site.anonymous(), "planet", 1, "harmful")
        .expectError(422, "VALIDATION_ERROR", "subject_type");
    report(site.anonymous(), "script", 1, "boring").expectError(422, "VALIDATION_ERROR", "reason");
    report(site.anonymous(), "chunk", 2_000_000_000, "harmful")
        .expectError(404, "RESOURCE_NOT_FOUND");
    site.anonymous().get("/api/admin/reports").expectError(401, "AUTHENTICATION_FAILED");
    site.newContributor()
        .api()
        .get("/api/admin/reports")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    int own = site.newChunk(reviewer, language, Sounds.SHORT_CLIP);
    int id = report(site.anonymous(), "chunk", own, "other").expect(201).json().getInt("report_id");
    decide(id, "upheld").expectError(403, "INSUFFICIENT_PERMISSIONS");
    decide(id, "open").expectError(422, "VALIDATION_ERROR", "decision");
    decide(2_000_000_000, "upheld").expectError(404, "RESOURCE_NOT_FOUND");
  }
}
