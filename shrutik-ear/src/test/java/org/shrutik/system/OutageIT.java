package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.launcher.ShrutikServer;
import org.shrutik.system.Site.Person;

/** Parts that go away for a while and come back. */
class OutageIT {
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private Site site;
  private ShrutikServer server;

  @BeforeEach
  void find() {
    site = Site.get();
    server = site.installation().requireOwn();
  }

  @AfterEach
  void bringBack() {
    server.startDatabase();
    server.startBroker();
  }

  @Test
  @Tag("A51")
  void uploadsAreAcceptedWithoutABrokerAndWorkGoesOnWhenItIsBack() throws Exception {
    int language = site.newLanguage();
    Person speaker = site.newContributor();
    List<Person> listeners = site.newContributors(3);
    int script = site.newSentence(language);

    server.stopBroker();
    assertThat(health().getString("status")).isEqualTo("warning");
    assertThat(site.anonymous().get("/health/ready").status()).isEqualTo(200);
    int recording = site.record(speaker, script, Sounds.SHORT_CLIP, Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    int chunk = site.chunks(recording).get(0).getInt("id");
    for (Person listener : listeners) {
      site.transcribe(listener, language, chunk, "said while the broker was away");
    }
    site.admin()
        .get("/api/consensus/chunk/" + chunk + "/status")
        .expectError(409, "CONSENSUS_PENDING");

    server.startBroker();
    assertThat(site.awaitConsensus(chunk, 3).getString("consensus_text"))
        .isEqualTo("said while the broker was away");
    Await.until("healthy again", RECOVERY, () -> health().getString("status").equals("healthy"));
  }

  @Test
  @Tag("A104")
  void withoutTheDatabaseEveryRequestAnswers503AndLaterRecoversByItself() throws Exception {
    Person person = site.newContributor();
    person.api().get("/api/recordings").expect(200);

    server.stopDatabase();
    for (Api api : List.of(person.api(), site.admin())) {
      Answer answer = api.get("/api/recordings").expectError(503, "SERVICE_UNAVAILABLE");
      assertThat(answer.header("Retry-After").orElse("")).matches("[1-9]\\d*");
    }
    site.anonymous().get("/api/languages").expectError(503, "SERVICE_UNAVAILABLE");
    site.anonymous()
        .post("/api/auth/login", "{\"email\":\"a@example.org\",\"password\":\"x\"}")
        .expectError(503, "SERVICE_UNAVAILABLE");
    assertThat(site.anonymous().get("/health/ready").status()).isEqualTo(503);
    assertThat(site.anonymous().get("/health/live").status()).isEqualTo(200);
    assertThat(site.anonymous().get("/api/health").status()).isEqualTo(503);

    server.startDatabase();
    Await.until(
        "requests are answered again",
        RECOVERY,
        () -> person.api().get("/api/recordings").status() == 200);
    int language = site.newLanguage();
    site.newChunk(person, language, Sounds.SHORT_CLIP);
  }

  private JsonObject health() {
    return site.anonymous().get("/api/health").expect(200).json();
  }
}
