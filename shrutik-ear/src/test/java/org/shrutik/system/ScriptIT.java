package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScriptIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @Test
  @Tag("A16")
  @Tag("A17")
  void showsTheLanguagesToEverybodyWithBengaliFirst() {
    JsonObject bengali =
        Site.objects(site.anonymous().get("/api/languages").expect(200).json(), "languages")
            .stream()
            .filter(l -> l.getInt("id") == 1)
            .findFirst()
            .orElseThrow();
    assertThat(bengali.getString("code")).isEqualTo("bn");
    assertThat(bengali.getString("script")).isEqualTo("Bengali");
    assertThat(bengali.getBoolean("active")).isTrue();
    assertThat(bengali.getInt("recording_count")).isNotNegative();
    assertThat(bengali.getInt("transcription_count")).isNotNegative();
  }

  @Test
  @Tag("A17")
  void refusesALanguageCodeThatIsTakenOrNone() {
    site.admin()
        .post("/api/languages", "{\"name\":\"Other Bengali\",\"code\":\"bn\"}")
        .expectError(409, "CONFLICT", "code");
    site.admin()
        .post("/api/languages", "{\"name\":\"\",\"code\":\"not a code\"}")
        .expectError(422, "VALIDATION_ERROR", "name");
  }

  @Test
  @Tag("A19")
  @Tag("A20")
  @Tag("A21")
  void listsScriptsByLanguageAndDifficultyWithTheirRecordings() {
    int language = site.newLanguage();
    Api admin = site.admin();
    for (String difficulty : List.of("easy", "easy", "hard")) {
      admin
          .post(
              "/api/scripts",
              "{\"content\":\"%s reads well.\",\"language_id\":%d,\"difficulty\":\"%s\"}"
                  .formatted(Site.fresh("Text"), language, difficulty))
          .expect(201);
    }
    Api anybody = site.newContributor().api();
    JsonObject easy =
        anybody
            .get("/api/scripts?language_id=" + language + "&difficulty=easy&limit=1")
            .expect(200)
            .json();
    assertThat(easy.getInt("total")).isEqualTo(2);
    assertThat(easy.getInt("per_page")).isEqualTo(1);
    assertThat(easy.getInt("total_pages")).isEqualTo(2);
    JsonObject script = Site.objects(easy, "scripts").get(0);
    assertThat(script.getString("difficulty")).isEqualTo("easy");
    assertThat(script.getString("duration_category")).isEqualTo("sentence");
    assertThat(script.getString("content")).isEqualTo(script.getString("text"));
    assertThat(script.getJsonObject("language").getInt("id")).isEqualTo(language);
    assertThat(script.getInt("recording_count")).isZero();
    assertThat(script.getJsonNumber("estimated_duration").doubleValue()).isPositive();
    assertThat(
            anybody
                .get("/api/scripts?language_id=" + language + "&difficulty=mixed")
                .expect(200)
                .json()
                .getInt("total"))
        .isEqualTo(3);
    anybody
        .get("/api/scripts?difficulty=impossible")
        .expectError(422, "VALIDATION_ERROR", "difficulty");
    anybody
        .get("/api/scripts?duration_category=hours")
        .expectError(422, "VALIDATION_ERROR", "duration_category");
  }

  @Test
  @Tag("A19")
  void offersARandomScriptThatThePersonHasNotRecorded() throws Exception {
    int language = site.newLanguage();
    int one = site.newSentence(language);
    int two = site.newSentence(language);
    Site.Person person = site.newContributor();
    String other = "/api/scripts/random?language_id=" + language + "&exclude=" + one;
    assertThat(person.api().get(other).expect(200).json().getInt("id")).isEqualTo(two);
    person.api().get(other + "," + two).expectError(404, "RESOURCE_NOT_FOUND");
    person.api().get(other + ",x").expectError(422, "VALIDATION_ERROR", "exclude");
    site.record(person, one, "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    String random = "/api/scripts/random?duration_category=sentence&language_id=" + language;
    for (int i = 0; i < 5; i++) {
      assertThat(person.api().get(random).expect(200).json().getInt("id")).isEqualTo(two);
    }
    site.record(person, two, "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    person.api().get(random).expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A19")
  void changesAndDeletesAScriptThatNobodyRecorded() {
    int language = site.newLanguage();
    int script = site.newSentence(language);
    JsonObject changed =
        site.admin()
            .put("/api/scripts/" + script, "{\"text\":\"  Another text.  \"}")
            .expect(200)
            .json();
    assertThat(changed.getString("text")).isEqualTo("Another text.");
    assertThat(changed.getInt("language_id")).isEqualTo(language);
    site.admin().delete("/api/scripts/" + script).expect(204);
    site.admin().get("/api/scripts/" + script).expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A121")
  void refusesToDeleteAScriptInUseWithTheReason() {
    int script = site.newSentence(site.newLanguage());
    site.openSession(site.newContributor(), script);
    String detail =
        site.admin()
            .delete("/api/scripts/" + script)
            .expectError(409, "CONFLICT", "script_id")
            .json()
            .getString("detail");
    assertThat(detail).contains("in use");
    site.admin().get("/api/scripts/" + script).expect(200);
  }

  @Test
  @Tag("A121")
  void refusesAScriptWithoutTextOrLanguageAndNamesBoth() {
    JsonObject error =
        site.admin()
            .post("/api/scripts", "{\"text\":\" \"}")
            .expectError(422, "VALIDATION_ERROR")
            .json()
            .getJsonObject("error");
    assertThat(Site.objects(error.getJsonObject("details"), "validation_errors"))
        .extracting(e -> e.getString("field"))
        .containsExactlyInAnyOrder("text", "language_id");
    site.admin()
        .post("/api/scripts", "{\"text\":\"%s\",\"language_id\":1}".formatted("x".repeat(10_001)))
        .expectError(422, "VALIDATION_ERROR", "text");
  }
}
