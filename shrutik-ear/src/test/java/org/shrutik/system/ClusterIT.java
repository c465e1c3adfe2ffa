package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one database and one broker. */
class ClusterIT {
  private static final int LOGINS = 10;
  private static final int REQUESTS = 60;
  private static int addresses = 10;

  private static Installation first;
  private static Installation second;

  @BeforeAll
  static void startBoth() {
    Installation.assumeNoOther();
    String one = "127.0.0.1:" + FreePort.find();
    String two = "127.0.0.1:" + FreePort.find();
    first = Installation.start("cluster-1", settings(one, one + "," + two));
    var database = first.requireOwn().database();
    var broker = first.requireOwn().broker();
    Map<String, String> shared = settings(two, one + "," + two);
    shared.put("shrutik.database.url", database.url());
    shared.put("shrutik.database.user", database.user());
    shared.put("shrutik.database.password", database.password());
    shared.put("shrutik.broker.host", broker.host());
    shared.put("shrutik.broker.port", String.valueOf(broker.port()));
    shared.put("shrutik.broker.user", broker.user());
    shared.put("shrutik.broker.password", broker.password());
    shared.put("shrutik.log.format", "json");
    shared.put("shrutik.http.https-only", "true");
    shared.put("shrutik.processing.mode", "sync");
    second = Installation.start("cluster-2", shared, first.requireOwn());
  }

  @AfterAll
  static void stopBoth() {
    for (Installation node : new Installation[] {second, first}) {
      if (node != null) {
        node.own().orElseThrow().close();
      }
    }
  }

  private static Map<String, String> settings(String own, String members) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("shrutik.server", "micro");
    settings.put("shrutik.cluster.address", own);
    settings.put("shrutik.cluster.members", members);
    settings.put("shrutik.http.trusted-proxies", "127.0.0.1");
    settings.put("shrutik.limit.login", String.valueOf(LOGINS));
    settings.put("shrutik.limit.anonymous", String.valueOf(REQUESTS));
    settings.put("shrutik.limit.upload", "20");
    settings.put("shrutik.limit.submit", "100");
    return settings;
  }

  /** Clients of both nodes, from an address that has asked for nothing yet. */
  private static List<Api> fromNewAddress() {
    String address = "198.51.100." + ++addresses;
    return List.of(
        first.anonymous().with("X-Forwarded-For", address),
        second.anonymous().with("X-Forwarded-For", address, "X-Forwarded-Proto", "https"));
  }

  private static Answer login(Api api) {
    return api.with("Content-Type", "application/json")
        .sendOnce(
            "POST",
            "/api/auth/login",
            BodyPublishers.ofString(
                "{\"email\":\"%s\",\"password\":\"not the one\"}".formatted(Site.freshEmail())));
  }

  /** All at once, each on the next node. */
  private static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Tag("A112")
  @Tag("A116")
  void exactlyTenLoginsAMinutePassWhicheverNodeIsAsked() {
    List<Api> nodes = fromNewAddress();
    for (int i = 0; i < LOGINS; i++) {
      Answer answer = login(nodes.get(i % 2)).expectError(401, "AUTHENTICATION_FAILED");
      assertThat(answer.header("X-RateLimit-Limit")).hasValue("10");
      assertThat(answer.header("X-RateLimit-Remaining")).hasValue(String.valueOf(LOGINS - 1 - i));
    }
    for (Api node : nodes) {
      Answer refused = login(node).expectError(429, "RATE_LIMIT_EXCEEDED");
      assertThat(refused.header("X-RateLimit-Remaining")).hasValue("0");
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
      assertThat(Long.parseLong(refused.header("X-RateLimit-Reset").orElseThrow()))
          .isGreaterThan(1_700_000_000L);
    }
    login(fromNewAddress().get(0)).expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A111")
  void exactlySixtyAnonymousRequestsPassWhenTheyComeAtOnceOnBothNodes() throws Exception {
    List<Api> nodes = fromNewAddress();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS + 20; i++) {
      Api node = nodes.get(i % 2);
      requests.add(() -> node.sendOnce("GET", "/api/languages", BodyPublishers.noBody()));
    }
    List<Answer> answers = together(requests);
    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(REQUESTS);
    assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(20);
  }

  /** So many requests of one person pass, wherever they come; what they ask for does not matter. */
  private static void passesExactly(int limit, String path, String type, BodyPublisher body)
      throws Exception {
    JsonObject login = Site.login(first, first.adminEmail(), first.adminPassword());
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < limit + 5; i++) {
      Api node =
          (i % 2 == 0 ? first : second)
              .anonymous()
              .with("X-Forwarded-Proto", "https", "Content-Type", type)
              .withToken(login.getString("access_token"));
      requests.add(() -> node.sendOnce("POST", path, body));
    }
    List<Answer> answers = together(requests);
    assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(5);
    assertThat(answers)
        .filteredOn(a -> a.status() != 429)
        .allSatisfy(a -> assertThat(a.header("X-RateLimit-Limit")).hasValue("" + limit));
  }

  @Test
  @Tag("A113")
  void twentyUploadsAMinutePass() throws Exception {
    Form form = new Form().field("session_id", "none");
    passesExactly(20, "/api/recordings/upload", form.contentType(), form.publisher());
  }

  @Test
  @Tag("A114")
  void aHundredSubmissionsAMinutePass() throws Exception {
    passesExactly(
        100, "/api/v1/transcriptions/submit/", "application/json", BodyPublishers.ofString("{}"));
  }

  @Test
  @Tag("A130")
  void sendsPlainRequestsToHttpsButForHealth() {
    Answer moved =
        second.anonymous().sendOnce("GET", "/docs/?a=b", BodyPublishers.noBody()).expect(308);
    assertThat(moved.header("Location")).hasValue("https://localhost/docs/?a=b");
    login(second.anonymous()).expectError(403, "INSUFFICIENT_PERMISSIONS");
    second.anonymous().get("/api/health").expect(200);
    second.anonymous().get("/health/ready").expect(200);
    Answer encrypted =
        second.anonymous().with("X-Forwarded-Proto", "https").get("/docs/").expect(200);
    assertThat(encrypted.header("Strict-Transport-Security")).isPresent();
  }

  @Test
  @Tag("A140")
  void aSessionOfOneNodeIsOneOfTheOther() {
    JsonObject login = Site.login(first, first.adminEmail(), first.adminPassword());
    Api there =
        second
            .anonymous()
            .with("X-Forwarded-Proto", "https")
            .withToken(login.getString("access_token"));
    assertThat(there.get("/api/auth/me").expect(200).json().getString("email"))
        .isEqualTo(first.adminEmail());
    there.delete("/api/auth/sessions").expect(204);
    first
        .anonymous()
        .withToken(login.getString("access_token"))
        .get("/api/auth/me")
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A137")
  void writesLinesOfJsonWhereTheSettingsSaySo() throws Exception {
    String id = Site.fresh("json");
    login(fromNewAddress().get(1).with("X-Request-ID", id));
    List<JsonObject> lines = new ArrayList<>();
    Await.until(
        "a line of the request is in the log",
        Site.SOON,
        () -> {
          lines.clear();
          for (String line :
              Files.readAllLines(second.requireOwn().dataDirectory().resolve("logs/server.log"))) {
            if (line.startsWith("{") && line.contains(id)) {
              lines.add(Json.createReader(new StringReader(line)).readObject());
            }
          }
          return !lines.isEmpty();
        });
    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line.getString("request")).isEqualTo(id);
              assertThat(line.getString("message")).startsWith("Audit: login-failed");
              assertThat(line.getString("level")).isEqualTo("INFO");
            });
  }

  /** A person with an API key, through the first node, and at the second. */
  private static Site.Person there(Site.Person person) {
    Api api =
        second
            .anonymous()
            .with("X-Forwarded-Proto", "https")
            .withKey(person.api().header("X-API-Key"));
    return new Site.Person(person.id(), person.email(), api);
  }

  @Test
  @Tag("A55")
  void whatWasProcessedInOneModeIsServedInTheOther() throws Exception {
    Site site = Site.of(first);
    Site.Person speaker = site.newContributor();
    int language = site.newLanguage();
    byte[] clip = Sounds.clip(Sounds.SHORT_CLIP);
    int later = site.record(speaker, site.newSentence(language), "a.flac", clip);
    String session = site.openSession(there(speaker), site.newSentence(language));
    JsonObject upload =
        there(speaker)
            .api()
            .post("/api/recordings/upload", Site.upload(session, "a.flac", clip))
            .expect(201)
            .json();
    assertThat(upload.getString("status")).isEqualTo("processed");
    assertThat(upload.getInt("chunks_created")).isEqualTo(1);
    int atOnce = upload.getInt("id");
    site.awaitProcessed(later);
    for (Site.Person person : List.of(speaker, there(speaker))) {
      for (int recording : List.of(later, atOnce)) {
        int chunk = site.chunks(recording).get(0).getInt("id");
        byte[] sound = person.api().get("/api/chunks/" + chunk + "/audio").expect(200).bytes();
        assertThat(sound).hasSizeGreaterThan(10_000);
        JsonObject again =
            person.api().post("/api/recordings/" + recording + "/process").expect(200).json();
        assertThat(again.getString("status")).isEqualTo("processed");
        assertThat(site.chunks(recording)).hasSize(1);
      }
    }
  }

  @Test
  @Tag("A57")
  void anotherNodeTakesOverTheWorkOfOneThatIsKilled() throws Exception {
    Site site = Site.of(first);
    Site.Person speaker = site.newContributor();
    Site.Person administrator = there(site.newPerson("admin"));
    int language = site.newLanguage();
    String node =
        Site.objects(site.admin().get("/api/jobs/workers").expect(200).json(), "workers").stream()
            .filter(w -> w.getBoolean("current"))
            .map(w -> w.getString("name"))
            .findFirst()
            .orElseThrow();
    List<Integer> recordings = new ArrayList<>();
    try (Connection lock = first.connect()) {
      lock.setAutoCommit(false);
      try (Statement statement = lock.createStatement()) {
        statement.execute("LOCK TABLE audio_chunks IN EXCLUSIVE MODE");
      }
      for (int i = 0; i < 6; i++) {
        recordings.add(
            site.record(
                speaker, site.newSentence(language), "a.flac", Sounds.clip(Sounds.SHORT_CLIP)));
      }
      Await.until(
          "both nodes work on recordings",
          Site.SOON,
          () -> owners(lock).contains(node) && owners(lock).size() == 2);
      first.requireOwn().killServer();
      lock.rollback();
    }
    try {
      JsonObject workers = administrator.api().get("/api/jobs/workers").expect(200).json();
      assertThat(Site.objects(workers, "workers"))
          .extracting(w -> w.getString("name"))
          .hasSize(1)
          .doesNotContain(node);
      for (int recording : recordings) {
        Await.until(
            "recording " + recording + " is processed by the other node",
            Site.SOON,
            () ->
                there(speaker)
                    .api()
                    .get("/api/recordings/" + recording)
                    .expect(200)
                    .json()
                    .getString("status")
                    .equals("processed"));
        JsonObject chunks =
            there(speaker).api().get("/api/recordings/" + recording + "/chunks").expect(200).json();
        assertThat(chunks.getInt("total")).isEqualTo(1);
      }
    } finally {
      first.requireOwn().restartServer();
    }
  }

  private static Set<String> owners(Connection connection) throws SQLException {
    Set<String> owners = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT owner FROM tasks WHERE status = 'RUNNING' AND kind = 'CHUNKING'")) {
      while (rows.next()) {
        owners.add(rows.getString(1));
      }
    }
    return owners;
  }
}
