package org.shrutik.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {
  private record Answer(int status, String retryAfter, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private HttpServer server;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = new ApiClient("http://127.0.0.1:" + server.getAddress().getPort(), lines::add);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = call.getRequestHeaders().getFirst("X-API-Key");
    calls.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + key + " " + body);
    times.add(System.nanoTime());
    Answer answer = answers.remove();
    if (answer.retryAfter() != null) {
      call.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Test
  void makesACallAgainNoSoonerThanTheServerSaid() {
    answers.add(new Answer(429, "1", "{\"error\":{\"code\":\"RATE_LIMIT_EXCEEDED\"}}"));
    answers.add(new Answer(503, "0", ""));
    answers.add(new Answer(201, null, "{\"id\":7}"));

    var answer = client.withKey("k").post("things", Json.createObjectBuilder().add("a", 1).build());

    assertThat(answer.getInt("id")).isEqualTo(7);
    assertThat(calls).hasSize(3).containsOnly("POST /api/things k {\"a\":1}");
    assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
    assertThat(lines).isEmpty();
  }

  @Test
  void doesNotWaitLongerThanItsPatience() {
    answers.add(new Answer(429, "86400", "{\"error\":{\"code\":\"RATE_LIMIT_EXCEEDED\"}}"));

    ApiException refusal = catchThrowableOfType(ApiException.class, () -> client.get("things"));

    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
  }

  @Test
  void tellsWhatWasRefusedAndWhy() {
    answers.add(
        new Answer(
            422,
            null,
            "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"No.\","
                + "\"details\":{\"field\":\"text\"}}}"));

    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> client.get("things?limit=1"));

    assertThat(refusal.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(refusal).hasMessage("GET /api/things was answered 422: No. {\"field\":\"text\"}");
  }

  @Test
  void tellsAnAnswerThatIsNoJson() {
    answers.add(new Answer(502, null, "<html>Bad gateway</html>"));
    answers.add(new Answer(200, null, "<html>Hello</html>"));

    assertThat(catchThrowableOfType(ApiException.class, () -> client.get("a")))
        .hasMessage("GET /api/a was answered 502: <html>Bad gateway</html>");
    assertThat(catchThrowableOfType(ApiException.class, () -> client.get("a")))
        .hasMessageStartingWith("GET /api/a gave no answer that can be read");
  }

  @Test
  void tellsThatNobodyAnswers() {
    server.stop(0);

    assertThat(catchThrowableOfType(ApiException.class, () -> client.get("a")))
        .hasMessageStartingWith("GET /api/a got no answer");
  }

  @Test
  void followsAListToItsEnd() {
    answers.add(new Answer(200, null, "{\"rows\":[{\"id\":2},{\"id\":1}],\"next_cursor\":\"x\"}"));
    answers.add(new Answer(200, null, "{\"rows\":[{\"id\":0}],\"next_cursor\":null}"));

    assertThat(client.list("rows?a=b", "rows"))
        .extracting(row -> row.getInt("id"))
        .containsExactly(2, 1, 0);
    assertThat(calls)
        .containsExactly(
            "GET /api/rows?a=b&limit=1000 null ", "GET /api/rows?a=b&limit=1000&cursor=x null ");
  }

  @Test
  void sendsARecordingAsAForm() {
    answers.add(new Answer(200, null, "{}"));

    client.upload("s-1", "once", "clip.flac", new byte[] {'f', 'L', 'a', 'C'});

    String boundary = calls.get(0).replaceAll("(?s).*?--([-0-9a-f]{36}).*", "$1");
    assertThat(calls)
        .containsExactly(
            String.join(
                "\r\n",
                "POST /api/recordings/upload null --" + boundary,
                "Content-Disposition: form-data; name=\"session_id\"",
                "",
                "s-1",
                "--" + boundary,
                "Content-Disposition: form-data; name=\"audio_file\"; filename=\"clip.flac\"",
                "Content-Type: application/octet-stream",
                "",
                "fLaC",
                "--" + boundary + "--",
                ""));
  }

  @Test
  void putsADownloadInPlaceAndKeepsTheOldOneWhenRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "old");
    answers.add(new Answer(404, null, "{}"));
    answers.add(new Answer(200, null, "new"));

    assertThatThrownBy(() -> client.download("export/1", file)).isInstanceOf(ApiException.class);
    assertThat(file).hasContent("old");
    client.download("export/1", file);
    assertThat(file).hasContent("new");
  }
}
