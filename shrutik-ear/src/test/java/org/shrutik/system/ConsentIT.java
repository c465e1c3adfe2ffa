package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentIT {
  private static Site site;
  private Api person;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @BeforeEach
  void newPerson() {
    person = site.newContributor().api();
  }

  private static JsonObject text(String language) {
    return site.anonymous().get("/api/consent/text?language=" + language).expect(200).json();
  }

  private static String agreement(JsonObject text, String rest) {
    return "{\"language\":\"%s\",\"version\":%d,\"sha256\":\"%s\",%s}"
        .formatted(
            text.getString("language"), text.getInt("version"), text.getString("sha256"), rest);
  }

  @Test
  void shouldBeReadBeforeItIsGivenAndIsKeptWithItsWording() {
    JsonObject bengali = text("bn");
    assertThat(bengali.getString("mode")).isEqualTo("ask");
    assertThat(bengali.getString("text")).contains("কণ্ঠ");
    assertThat(
            Release.sha256(
                bengali.getString("text").getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(bengali.getString("sha256"));
    assertThat(text("xx").getString("language")).as("else in English").isEqualTo("en");
    assertThat(person.get("/api/consent").expect(200).json().getBoolean("given")).isFalse();

    JsonObject state =
        person.post("/api/consent", agreement(bengali, "\"of_age\":true")).expect(201).json();
    assertThat(state.getBoolean("given")).isTrue();
    assertThat(state.getString("sha256")).isEqualTo(bengali.getString("sha256"));
    assertThat(person.delete("/api/consent").expect(200).json().getBoolean("given")).isFalse();
  }

  @Test
  void isGivenByAGuardianForWhoIsNotOfAge() {
    JsonObject text = text("en");
    person
        .post("/api/consent", agreement(text, "\"of_age\":false"))
        .expectError(422, "VALIDATION_ERROR", "guardian");
    person
        .post("/api/consent", agreement(text, "\"x\":1"))
        .expectError(422, "VALIDATION_ERROR", "of_age");
    JsonObject state =
        person
            .post(
                "/api/consent",
                agreement(
                    text,
                    "\"of_age\":false,\"guardian\":{\"name\":\"Rahima\",\"relation\":\"mother\"}"))
            .expect(201)
            .json();
    assertThat(state.getBoolean("guardian")).isTrue();
  }

  @Test
  void isOnlyGivenToTheWordingInForce() {
    JsonObject text = text("en");
    person
        .post(
            "/api/consent",
            "{\"language\":\"en\",\"version\":%d,\"sha256\":\"%s\",\"of_age\":true}"
                .formatted(text.getInt("version"), "0".repeat(64)))
        .expectError(409, "CONFLICT", "version");
    person
        .post("/api/admin/consent/texts", "{\"language\":\"en\",\"text\":\"x\"}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .post("/api/admin/consent/texts", "{\"language\":\"English\",\"text\":\"x\"}")
        .expectError(422, "VALIDATION_ERROR", "language");
    JsonObject fresh =
        site.admin()
            .post("/api/admin/consent/texts", "{\"language\":\"zz\",\"text\":\"One wording.\"}")
            .expect(201)
            .json();
    person.post("/api/consent", agreement(fresh, "\"of_age\":true")).expect(201);
    site.admin()
        .post("/api/admin/consent/texts", "{\"language\":\"zz\",\"text\":\"Another one.\"}")
        .expect(201);
    JsonObject state = person.get("/api/consent").expect(200).json();
    assertThat(state.getBoolean("outdated")).isTrue();
    assertThat(state.getInt("current_version")).isEqualTo(fresh.getInt("version") + 1);
    person
        .post("/api/consent", agreement(fresh, "\"of_age\":true"))
        .expectError(409, "CONFLICT", "version");
    assertThat(
            Site.objects(site.admin().get("/api/admin/consent/texts").expect(200).json(), "texts"))
        .filteredOn(t -> t.getString("language").equals("zz"))
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
