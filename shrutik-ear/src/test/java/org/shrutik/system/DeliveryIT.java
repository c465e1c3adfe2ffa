package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.system.Site.Person;

/** How audio and answers reach a client: encodings, ranges, tags, compression, caches, links. */
class DeliveryIT {
  private static Site site;
  private static Person person;
  private static int chunk;

  @BeforeAll
  static void oneChunk() throws Exception {
    site = Site.get();
    person = site.newContributor();
    chunk = site.newChunk(person, site.newLanguage(), Sounds.SHORT_CLIP);
  }

  private static String audio(String parameters) {
    return "/api/chunks/" + chunk + "/audio" + parameters;
  }

  @Test
  @Tag("A59")
  @Tag("A60")
  void offersOtherEncodingsThatAreSmallerAndSaysSo() {
    JsonObject info = person.api().get("/api/v1/chunks/" + chunk + "/info").expect(200).json();
    List<JsonObject> alternatives = Site.objects(info, "alternatives");
    assertThat(alternatives)
        .extracting(a -> a.getString("format"))
        .containsExactly(".mp3", ".opus");
    assertThat(info.getString("optimized_url")).isEqualTo(audio(""));
    int wav = person.api().get(audio("")).expect(200).bytes().length;
    for (JsonObject alternative : alternatives) {
      Answer sound = person.api().get(alternative.getString("url")).expect(200);
      assertThat(sound.header("Content-Type")).hasValue(alternative.getString("mime_type"));
      assertThat(sound.bytes().length).isBetween(1000, wav / 3);
      String head = new String(sound.bytes(), 0, 4, StandardCharsets.ISO_8859_1);
      assertThat(head.equals("OggS") || sound.bytes()[0] == (byte) 0xFF || head.startsWith("ID3"))
          .as(head)
          .isTrue();
    }
    person.api().get(audio("?format=tape")).expectError(422, "VALIDATION_ERROR", "format");
  }

  @Test
  @Tag("A58")
  @Tag("A60")
  void servesRangesUnderAStrongTagThatStaysInEveryEncoding() {
    for (String format : List.of("", "?format=mp3", "?format=opus")) {
      Answer whole = person.api().get(audio(format)).expect(200);
      String tag = whole.header("ETag").orElseThrow();
      assertThat(tag).startsWith("\"");
      assertThat(whole.header("Cache-Control")).hasValue("private, max-age=3600");
      assertThat(whole.header("Accept-Ranges")).hasValue("bytes");
      Answer part = person.api().with("Range", "bytes=10-99").get(audio(format)).expect(206);
      assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 10, 100));
      assertThat(part.header("ETag")).hasValue(tag);
      person.api().with("If-None-Match", tag).get(audio(format)).expect(304);
    }
  }

  @Test
  @Tag("A127")
  void compressesLongAnswersForWhoTakesGzip() throws IOException {
    Api zipping = site.admin().with("Accept-Encoding", "br, gzip;q=0.8");
    Answer zipped = zipping.get("/api/scripts?limit=50").expect(200);
    assertThat(zipped.header("Content-Encoding")).hasValue("gzip");
    assertThat(zipped.header("Vary"))
        .hasValueSatisfying(v -> assertThat(v).contains("Accept-Encoding"));
    String plain;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.bytes()))) {
      plain = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(plain).startsWith("{").endsWith("}").hasSizeGreaterThan(2 * zipped.bytes().length);
    assertThat(site.admin().get("/api/scripts?limit=50").expect(200).header("Content-Encoding"))
        .isEmpty();
    assertThat(zipping.get("/api/health").header("Content-Encoding")).isEmpty();
    assertThat(
            site.admin()
                .with("Accept-Encoding", "gzip;q=0")
                .get("/api/scripts?limit=50")
                .header("Content-Encoding"))
        .isEmpty();
  }

  @Test
  @Tag("A124")
  @Tag("A96")
  void keepsCostlyAnswersInNamedRegionsAndCountsHits() {
    int language = site.newLanguage();
    for (int i = 0; i < 3; i++) {
      assertThat(
              Site.objects(site.anonymous().get("/api/languages").expect(200).json(), "languages"))
          .extracting(l -> l.getInt("id"))
          .contains(language);
    }
    site.admin().put("/api/languages/" + language, "{\"name\":\"Named anew\"}").expect(200);
    assertThat(Site.objects(site.anonymous().get("/api/languages").expect(200).json(), "languages"))
        .filteredOn(l -> l.getInt("id") == language)
        .extracting(l -> l.getString("name"))
        .containsExactly("Named anew");
    JsonObject cache =
        site.admin()
            .get("/api/admin/performance/dashboard")
            .expect(200)
            .json()
            .getJsonObject("cache_performance");
    JsonObject region = cache.getJsonObject("regions").getJsonObject("shrutik.languages");
    assertThat(region.getInt("hits")).isPositive();
    assertThat(region.getInt("misses")).isPositive();
    assertThat(cache.getJsonNumber("hit_rate").doubleValue()).isBetween(0.1, 100.0);
  }

  @Test
  @Tag("A125")
  void refusesAForgedLink() {
    site.anonymous()
        .get(audio("?expires=99999999999&signature=AAAA"))
        .expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous().get(audio("")).expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous()
        .get(audio("?expires=soon&signature=%F0%9F%92%A9"))
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A60")
  void saysSoWhereTheStorageLostAFile() throws Exception {
    Path storage = site.installation().storage();
    int lost = site.newChunk(person, site.newLanguage(), Sounds.OTHER_CLIP);
    String key;
    try (Connection connection = site.installation().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT file_path FROM audio_chunks WHERE id = " + lost)) {
      rows.next();
      key = rows.getString(1);
    }
    Files.delete(storage.resolve(key));
    for (String format : List.of("", "?format=mp3")) {
      person
          .api()
          .get("/api/chunks/" + lost + "/audio" + format)
          .expectError(410, "FILE_MISSING", "chunk_id");
    }
    person.api().get("/api/chunks/" + lost + "/info").expect(200);
  }
}
