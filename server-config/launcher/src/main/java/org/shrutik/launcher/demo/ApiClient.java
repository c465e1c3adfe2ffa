package org.shrutik.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Calls of the HTTP interface on behalf of one person, or of nobody. A call that the server puts
 * off is made again when the server said, for a quarter of an hour at most. Any other refusal is an
 * {@link ApiException}. May be used by several threads.
 */
final class ApiClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration WORTH_A_LINE = Duration.ofSeconds(5);
  private static final int PAGE = 1000;

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> credentials;
  private final Consumer<String> lines;

  /**
   * @param baseUrl of the application, without a slash at the end
   * @param lines is told of long pauses
   */
  ApiClient(String baseUrl, Consumer<String> lines) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build(),
        URI.create(baseUrl + "/api/"),
        Map.of(),
        lines);
  }

  private ApiClient(
      HttpClient http, URI base, Map<String, String> credentials, Consumer<String> lines) {
    this.http = http;
    this.base = base;
    this.credentials = credentials;
    this.lines = lines;
  }

  /** The same on behalf of the owner of a key. */
  ApiClient withKey(String key) {
    return new ApiClient(http, base, Map.of("X-API-Key", key), lines);
  }

  /** The same on behalf of who logged in. */
  ApiClient withToken(String token) {
    return new ApiClient(http, base, Map.of("Authorization", "Bearer " + token), lines);
  }

  JsonObject get(String path) {
    return json(request(path).GET());
  }

  /** All items of a list, page by page. */
  List<JsonObject> list(String path, String items) {
    List<JsonObject> all = new ArrayList<>();
    String first = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
    String next = first;
    while (next != null) {
      JsonObject page = get(next);
      all.addAll(page.getJsonArray(items).getValuesAs(JsonObject.class));
      String cursor = page.isNull("next_cursor") ? null : page.getString("next_cursor");
      next = cursor == null ? null : first + "&cursor=" + cursor;
    }
    return all;
  }

  JsonObject post(String path) {
    return json(request(path).POST(BodyPublishers.noBody()));
  }

  JsonObject post(String path, JsonObject body) {
    return json(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Uploads a recording into its session. */
  JsonObject upload(String session, String idempotencyKey, String fileName, byte[] audio) {
    String boundary = UUID.randomUUID().toString();
    String head =
        String.join(
            "\r\n",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"session_id\"",
            "",
            session,
            "--" + boundary,
            "Content-Disposition: form-data; name=\"audio_file\"; filename=\"" + fileName + "\"",
            "Content-Type: application/octet-stream",
            "",
            "");
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(audio),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return json(
        request("recordings/upload")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", idempotencyKey)
            .POST(body));
  }

  /**
   * Fetches a file; what was there is replaced.
   *
   * @param address absolute, or relative to the interface
   */
  void download(String address, Path file) {
    HttpResponse<InputStream> response = send(request(address).GET().build());
    try (InputStream in = response.body()) {
      refuse(response, in);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ApiException(address + " could not be fetched: " + e, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_TIMEOUT);
    credentials.forEach(request::header);
    return request;
  }

  private JsonObject json(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    HttpResponse<InputStream> response = send(request);
    try (InputStream in = response.body()) {
      refuse(response, in);
      return read(in.readAllBytes());
    } catch (IOException | JsonException e) {
      throw new ApiException(name(request) + " gave no answer that can be read: " + e, e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        Optional<Duration> pause = RetryAfter.of(response, Clock.systemUTC());
        if (pause.isEmpty() || System.nanoTime() + pause.get().toNanos() - end > 0) {
          return response;
        }
        response.body().close();
        if (pause.get().compareTo(WORTH_A_LINE) >= 0) {
          lines.accept("Waiting " + pause.get().toSeconds() + " s, as the server asks");
        }
        Thread.sleep(pause.get().toMillis());
      }
    } catch (IOException e) {
      throw new ApiException(name(request) + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("Interrupted during " + name(request), e);
    }
  }

  private static void refuse(HttpResponse<InputStream> response, InputStream in)
      throws IOException {
    if (response.statusCode() / 100 == 2) {
      return;
    }
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    if (json(text).get("error") instanceof JsonObject error) {
      throw refused(
          response,
          error.getString("code", ""),
          error.getString("message", "") + " " + error.getOrDefault("details", JsonValue.NULL));
    }
    throw refused(response, "", text);
  }

  private static ApiException refused(HttpResponse<?> response, String code, String message) {
    int status = response.statusCode();
    return new ApiException(
        status, code, name(response.request()) + " was answered " + status + ": " + message);
  }

  /** The object that a text is, or an empty one. */
  private static JsonObject json(String text) {
    try {
      return read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private static JsonObject read(byte[] body) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  private static String name(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }
}
