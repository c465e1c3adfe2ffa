package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the pages are served, and what they draw sounds from. */
class WebAppIT {
  private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"");

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @Test
  void leadsBrowsersToThePagesAndTellsProgramsWhatThisIs() {
    Answer browser =
        site.anonymous()
            .with("Accept", "text/html,*/*")
            .sendOnce("GET", "/", BodyPublishers.noBody())
            .expect(302);
    assertThat(browser.header("Location").orElseThrow()).endsWith("/app/");
    JsonObject program = site.anonymous().get("/").expect(200).json();
    assertThat(program.keySet()).contains("message", "description", "version", "docs", "health");
  }

  @Test
  @Tag("A129")
  void servesThePageAtEveryAddressAndItsFilesForGood() {
    Answer page = site.anonymous().get("/app/transcribe/anything").expect(200);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.header("Cache-Control")).hasValue("no-cache");
    assertThat(page.header("Content-Security-Policy")).isPresent();
    assertThat(page.text()).contains("<base href=\"/app/\"").doesNotContain("http://", "https://");
    Matcher script = SCRIPT.matcher(page.text());
    assertThat(script.find()).isTrue();
    Answer file =
        site.anonymous().with("Accept-Encoding", "gzip").get("/app/" + script.group(1)).expect(200);
    assertThat(file.header("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(file.header("Content-Encoding")).hasValue("gzip");
    assertThat(site.anonymous().get("/app/sw.js").expect(200).header("Cache-Control"))
        .hasValue("no-cache");
    site.anonymous().get("/app/assets/old-00000000.js").expect(404);
    site.anonymous().get("/WEB-INF/app/index.html").expect(404);
  }

  @Test
  void outlinesTheSoundOfAChunk() throws Exception {
    int chunk = site.newChunk(site.newContributor(), site.newLanguage(), Sounds.SHORT_CLIP);
    Site.Person listener = site.newContributor();
    String path = "/api/chunks/" + chunk + "/peaks";
    JsonArray peaks =
        listener.api().get(path + "?points=100").expect(200).json().getJsonArray("peaks");
    assertThat(peaks).hasSize(100);
    assertThat(peaks.getValuesAs(JsonNumber.class))
        .allSatisfy(peak -> assertThat(peak.doubleValue()).isBetween(0.0, 1.0))
        .anySatisfy(peak -> assertThat(peak.doubleValue()).isGreaterThan(0.1));
    listener.api().get(path + "?points=5000").expectError(422, "VALIDATION_ERROR", "points");
    listener.api().get("/api/chunks/999999999/peaks").expectError(404, "RESOURCE_NOT_FOUND");
    site.anonymous().get(path).expectError(401, "AUTHENTICATION_FAILED");
  }
}
