package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What the web client of the earlier server sends, row by row and in its order, and the fields that
 * it reads of the answers: {@code contract/web-client.json}. A field with a question mark may be
 * null.
 */
class WebClientContractIT {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final int BENGALI = 1;

  private final Map<String, String> kept = new HashMap<>();

  @TestFactory
  @Tag("A117")
  @Tag("A118")
  List<DynamicTest> answersWhatTheWebClientReads() throws Exception {
    Site site = Site.get();
    // A clip that is agreed on, so that there is something to export, and one to transcribe.
    Site.Person speaker = site.newContributor();
    int agreed = site.newChunk(speaker, BENGALI, Sounds.SHORT_CLIP);
    for (Site.Person person : site.newContributors(3)) {
      site.transcribe(person, BENGALI, agreed, "everybody heard this");
    }
    assertThat(site.awaitConsensus(agreed, 3).getBoolean("ready_for_export")).isTrue();
    site.newChunk(speaker, BENGALI, Sounds.SHORT_CLIP);
    kept.put("email", Site.freshEmail());
    kept.put("sentence", Site.fresh("What people say"));
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in =
            WebClientContractIT.class.getResourceAsStream("/contract/web-client.json");
        JsonReader reader = Json.createReader(in)) {
      for (JsonObject row : reader.readArray().getValuesAs(JsonObject.class)) {
        tests.add(DynamicTest.dynamicTest(row.getString("row"), () -> replay(site, row)));
      }
    }
    return tests;
  }

  private void replay(Site site, JsonObject row) throws Exception {
    if (row.containsKey("await")) {
      JsonObject wanted = row.getJsonObject("await");
      Await.until(
          wanted.toString(),
          Site.SOON,
          () -> {
            JsonStructure body = read(send(site, row.getJsonObject("send")));
            return wanted.entrySet().stream()
                .allMatch(field -> body.getValue(field.getKey()).equals(field.getValue()));
          });
    }
    Answer answer = send(site, row.getJsonObject("send"));
    answer.expect(row.getInt("status"));
    if (row.containsKey("type")) {
      assertThat(answer.header("Content-Type").orElseThrow()).startsWith(row.getString("type"));
    }
    if (row.containsKey("reads")) {
      JsonStructure body = read(answer);
      for (JsonString field : row.getJsonArray("reads").getValuesAs(JsonString.class)) {
        requireField(body, field.getString());
      }
    }
    if (row.containsKey("keep")) {
      JsonStructure body = read(answer);
      row.getJsonObject("keep")
          .forEach(
              (name, pointer) ->
                  kept.put(name, text(body.getValue(((JsonString) pointer).getString()))));
    }
  }

  private Answer send(Site site, JsonObject request) {
    Api api =
        switch (request.getString("as")) {
          case "admin" -> site.admin();
          case "user" -> site.anonymous().withToken(kept.get("token"));
          default -> site.anonymous();
        };
    String path = filled(request.getString("path"));
    String method = request.getString("method");
    if (request.containsKey("upload")) {
      Form form = new Form();
      request
          .getJsonObject("upload")
          .forEach((name, value) -> form.field(name, filled(((JsonString) value).getString())));
      return api.post(
          path, form.file("audio_file", "recording.webm", Sounds.clip(Sounds.OTHER_CLIP)));
    }
    if (request.containsKey("json")) {
      return api.with("Content-Type", "application/json")
          .send(
              method,
              path,
              BodyPublishers.ofString(filled(request.getJsonObject("json").toString())));
    }
    return api.send(method, path, BodyPublishers.noBody());
  }

  /** With what earlier answers gave; a number alone in quotes becomes a number. */
  private String filled(String template) {
    Matcher matcher = VARIABLE.matcher(template);
    String text =
        matcher.replaceAll(
            found -> {
              assertThat(kept).as("an earlier row gave it").containsKey(found.group(1));
              return Matcher.quoteReplacement(kept.get(found.group(1)));
            });
    return text.replaceAll("(_id\":)\"(\\d+)\"", "$1$2");
  }

  private static JsonStructure read(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
      return reader.read();
    }
  }

  private static void requireField(JsonStructure body, String field) {
    boolean mayBeNull = field.endsWith("?");
    String pointer = mayBeNull ? field.substring(0, field.length() - 1) : field;
    try {
      JsonValue value = body.getValue(pointer);
      assertThat(mayBeNull || value != JsonValue.NULL).as(pointer + " of " + body).isTrue();
    } catch (JsonException e) {
      throw new AssertionError(pointer + " is not in " + body, e);
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
