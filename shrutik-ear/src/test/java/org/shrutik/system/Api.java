package org.shrutik.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** A client of the interface with certain credentials. Obeys {@code Retry-After} of a 429. */
final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final int PATIENCE = 3;

  private final String baseUrl;
  private final List<String> headers;

  Api(String baseUrl, String... headers) {
    this.baseUrl = baseUrl;
    this.headers = List.of(headers);
  }

  /** The same client with more headers: names and values in turn. */
  Api with(String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new Api(baseUrl, all.toArray(new String[0]));
  }

  Api withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Api withKey(String key) {
    return with("X-API-Key", key);
  }

  /** The value of a header that this client sends. */
  String header(String name) {
    return headers.get(headers.indexOf(name) + 1);
  }

  /** All headers that this client sends, by name. */
  Map<String, String> headers() {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < headers.size(); i += 2) {
      all.put(headers.get(i), headers.get(i + 1));
    }
    return all;
  }

  String baseUrl() {
    return baseUrl;
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(json));
  }

  Answer put(String path, String json) {
    return with("Content-Type", "application/json")
        .send("PUT", path, BodyPublishers.ofString(json));
  }

  Answer patch(String path, String json) {
    return with("Content-Type", "application/json")
        .send("PATCH", path, BodyPublishers.ofString(json));
  }

  Answer post(String path, Form form) {
    return with("Content-Type", form.contentType()).send("POST", path, form.publisher());
  }

  /** Sends once more where the server asks to wait. */
  Answer send(String method, String path, BodyPublisher body) {
    Answer answer = sendOnce(method, path, body);
    for (int i = 0; i < PATIENCE && answer.status() == 429; i++) {
      long until =
          System.nanoTime()
              + 1_000_000_000L * Long.parseLong(answer.header("Retry-After").orElse("1"));
      while (System.nanoTime() < until) {
        LockSupport.parkNanos(until - System.nanoTime());
      }
      answer = sendOnce(method, path, body);
    }
    return answer;
  }

  /** Sends and does not wait, whatever the answer is. */
  Answer sendOnce(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(120))
            .method(method, body);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new NoAnswerException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The server went away before it answered. */
  static final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(IOException cause) {
      super(cause);
    }
  }
}
