package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the server said. */
record Answer(HttpResponse<byte[]> response) {
  int status() {
    return response.statusCode();
  }

  byte[] bytes() {
    return response.body();
  }

  String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(text()))) {
      return reader.readObject();
    }
  }

  /** Fails, showing the body, when the status is another. */
  Answer expect(int status) {
    assertThat(status())
        .as("%s %s: %s", response.request().method(), response.uri(), brief())
        .isEqualTo(status);
    return this;
  }

  private String brief() {
    String text = text();
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }

  /**
   * Fails unless this is the documented form of an error with that status and code, and shows no
   * more of the server than it should.
   */
  Answer expectError(int status, String code) {
    expect(status);
    JsonObject body = json();
    JsonObject error = body.getJsonObject("error");
    assertThat(error.getString("code")).as(brief()).isEqualTo(code);
    assertThat(error.getString("message")).isNotBlank().isEqualTo(body.getString("detail"));
    assertThat(error.getString("request_id"))
        .isEqualTo(header("X-Request-ID").orElse("no X-Request-ID"));
    assertThat(body.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(text())
        .doesNotContain("Exception", "org.shrutik", "\tat ", "/storage/", Installation.folder());
    return this;
  }

  /** The same, and the fault is told of {@code field} first. */
  Answer expectError(int status, String code, String field) {
    expectError(status, code);
    JsonObject details = json().getJsonObject("error").getJsonObject("details");
    assertThat(details.getString("field")).as(brief()).isEqualTo(field);
    assertThat(details.getString("issue")).isNotBlank();
    assertThat(details.getJsonArray("validation_errors")).isNotEmpty();
    return this;
  }
}
