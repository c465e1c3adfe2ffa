package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.launcher.ShrutikServer;

/** What happens when a part of the installation is away, and that it needs nobody's help after. */
class OutageIT {
  private static final int POOL = 32;
  private static Site site;
  private static ShrutikServer server;
  private static int language;

  @BeforeAll
  static void findSite() {
    server = Installation.get().requireOwn();
    site = Site.get();
    language = site.newLanguage();
  }

  @Test
  @Tag("A51")
  @Tag("A52")
  void takesUploadsWhileTheBrokerIsAwayAndProcessesThem() throws Exception {
    Site.Person person = site.newContributor();
    int script = site.newSentence(language);
    long pid = server.serverPid();
    server.stopBroker();
    int recording;
    try {
      recording = site.record(person, script, "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
      JsonObject health = site.anonymous().get("/api/health").expect(200).json();
      assertThat(health.getString("status")).isEqualTo("warning");
      assertThat(health.getJsonObject("checks").getBoolean("broker")).isFalse();
      site.anonymous().get("/health/ready").expect(200);
    } finally {
      server.startBroker();
    }
    site.awaitProcessed(recording);
    assertThat(site.chunks(recording)).hasSize(1);
    int chunk = site.chunks(recording).get(0).getInt("id");
    server.stopBroker();
    try {
      for (Site.Person writer : site.newContributors(3)) {
        site.transcribe(writer, language, chunk, "said while nobody listened");
      }
    } finally {
      server.startBroker();
    }
    site.awaitConsensus(chunk, 3);
    assertThat(server.serverPid()).isEqualTo(pid);
  }

  @Test
  @Tag("A104")
  void answers503WhileTheDatabaseIsAwayAndRecoversByItself() throws Exception {
    Site.Person person = site.newContributor();
    int recording =
        site.record(person, site.newSentence(language), "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    int chunk = site.chunks(recording).get(0).getInt("id");
    for (Site.Person writer : site.newContributors(3)) {
      site.transcribe(writer, language, chunk, "said before the database went away");
    }
    site.awaitConsensus(chunk, 3);
    String session = site.openSession(person, site.newSentence(language));
    long pid = server.serverPid();
    server.stopDatabase();
    try {
      for (int i = 0; i < 5; i++) {
        assertUnavailable(person.api().get("/api/recordings"));
        assertUnavailable(
            person
                .api()
                .post(
                    "/api/recordings/upload",
                    Site.upload(session, "a.flac", Sounds.clip(Sounds.SHORT_CLIP))));
        assertUnavailable(site.anonymous().get("/api/languages"));
        assertUnavailable(site.admin().get("/api/auth/me"));
        assertUnavailable(
            site.anonymous()
                .post("/api/auth/login", "{\"email\":\"a@example.org\",\"password\":\"x\"}"));
      }
      site.anonymous().get("/health/ready").expect(503);
      site.anonymous().get("/health/live").expect(200);
      JsonObject health = site.anonymous().get("/api/health").expect(503).json();
      assertThat(health.getString("status")).isEqualTo("critical");
    } finally {
      server.startDatabase();
    }
    Await.until(
        "it answers again", Site.SOON, () -> person.api().get("/api/recordings").status() == 200);
    assertThat(server.serverPid()).isEqualTo(pid);
    site.anonymous().get("/health/ready").expect(200);
    int after =
        person
            .api()
            .post(
                "/api/recordings/upload",
                Site.upload(session, "a.flac", Sounds.clip(Sounds.SHORT_CLIP)))
            .expect(201)
            .json()
            .getInt("id");
    site.awaitProcessed(after);
    site.export(site.admin(), "{\"format\":\"csv\",\"language_ids\":[" + language + "]}");
  }

  private static void assertUnavailable(Answer answer) {
    answer.expectError(503, "SERVICE_UNAVAILABLE");
    assertThat(answer.header("Retry-After"))
        .hasValueSatisfying(s -> assertThat(Integer.parseInt(s)).isBetween(1, 60));
  }

  @Test
  @Tag("A126")
  void opensNoMoreConnectionsThanItsPoolMayHave() throws Exception {
    Site.Person person = site.newContributor();
    ExecutorService threads = Executors.newFixedThreadPool(2 * POOL);
    try (Connection lock = site.installation().connect()) {
      lock.setAutoCommit(false);
      try (Statement statement = lock.createStatement()) {
        statement.execute("LOCK TABLE scripts IN ACCESS EXCLUSIVE MODE");
      }
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 2 * POOL; i++) {
        answers.add(threads.submit(() -> person.api().get("/api/scripts?limit=1")));
      }
      Await.until("the whole pool waits for the table", Site.SOON, () -> waitingForALock() == POOL);
      assertThat(waitingForALock()).isEqualTo(POOL);
      lock.rollback();
      for (Future<Answer> answer : answers) {
        // Who waited too long for a connection is asked to come again.
        assertThat(answer.get().status()).isIn(200, 503);
      }
    } finally {
      threads.shutdownNow();
    }
    person.api().get("/api/scripts?limit=1").expect(200);
  }

  private static int waitingForALock() throws SQLException {
    try (Connection connection = site.installation().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND wait_event_type = 'Lock' AND query LIKE '%scripts%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
