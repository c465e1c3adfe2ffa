package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SiteIT {
  private static final byte[] PICTURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3
  };
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static JsonObject text(String kind, String language) {
    return site.anonymous()
        .get("/api/site/texts/" + kind + "?language=" + language)
        .expect(200)
        .json();
  }

  private static Answer logo(Api who, byte[] bytes) {
    return who.with("Content-Type", "image/png")
        .send("PUT", "/api/admin/site/logo", BodyPublishers.ofByteArray(bytes));
  }

  @Test
  @Tag("A158")
  @Tag("A159")
  void tellsEverybodyItsRulesInTheirLanguageAndLetsAdministratorsWordThem() {
    for (String kind :
        List.of(
            "privacy", "conduct", "licence", "guidelines_recording", "guidelines_transcription")) {
      assertThat(text(kind, "en").getString("text")).isNotBlank();
      assertThat(text(kind, "bn").getString("language")).isEqualTo("bn");
      assertThat(text(kind, "xx").getString("language")).as("else in English").isEqualTo("en");
    }
    String path = "/api/admin/site/texts/guidelines_recording";
    String words = "{\"language\":\"syl\",\"text\":\"# Speak up\"}";
    site.newPerson("reviewer").api().put(path, words).expectError(403, "INSUFFICIENT_PERMISSIONS");
    int version = site.admin().put(path, words).expect(200).json().getInt("version");
    assertThat(site.admin().put(path, words).expect(200).json().getInt("version"))
        .isEqualTo(version + 1);
    assertThat(text("guidelines_recording", "syl").getString("text")).isEqualTo("# Speak up");
    site.admin()
        .put(path, "{\"language\":\"!\",\"text\":\"\"}")
        .expectError(422, "VALIDATION_ERROR", "language");
    site.anonymous().get("/api/site/texts/recipes").expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A160")
  void hasItsOwnNameLogoAndColours() {
    site.newPerson("operator")
        .api()
        .put("/api/admin/site", "{\"name\":\"Mine\"}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .put("/api/admin/site", "{\"name\":\"Voices\",\"colours\":{\"primary\":\"red\"}}")
        .expectError(422, "VALIDATION_ERROR", "colours.primary");
    site.admin()
        .put("/api/admin/site", "{\"name\":\"Voices\",\"colours\":{\"primary\":\"#1d7a5f\"}}")
        .expect(200);
    JsonObject now = site.anonymous().get("/api/site").expect(200).json();
    assertThat(now.getString("name")).isEqualTo("Voices");
    assertThat(now.getJsonObject("colours").getString("primary")).isEqualTo("#1d7a5f");

    logo(
            site.admin(),
            "<svg onload=\"alert(1)\"/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .expectError(415, "UNSUPPORTED_FORMAT");
    logo(site.admin(), new byte[600 * 1024]).expectError(413, "FILE_TOO_LARGE");
    logo(site.newContributor().api(), PICTURE).expectError(403, "INSUFFICIENT_PERMISSIONS");
    String url = logo(site.admin(), PICTURE).expect(200).json().getString("logo_url");
    Answer shown = site.anonymous().get(url).expect(200);
    assertThat(shown.bytes()).isEqualTo(PICTURE);
    assertThat(shown.header("Content-Type")).hasValue("image/png");
    site.anonymous().with("If-None-Match", shown.header("ETag").orElseThrow()).get(url).expect(304);
    site.admin().delete("/api/admin/site/logo").expect(200);
    site.anonymous().get("/api/site/logo").expectError(404, "RESOURCE_NOT_FOUND");
    site.admin().put("/api/admin/site", "{\"name\":\"Shrutik\"}").expect(200);
  }
}
