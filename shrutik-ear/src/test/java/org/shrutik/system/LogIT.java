package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogIT {
  private static Site site;
  private static Path log;

  @BeforeAll
  static void findSite() {
    log = Installation.get().requireOwn().dataDirectory().resolve("logs/server.log");
    site = Site.get();
  }

  private static List<String> lines(String... words) throws Exception {
    try (Stream<String> all = Files.lines(log)) {
      return all.filter(line -> Stream.of(words).allMatch(line::contains)).toList();
    }
  }

  @Test
  @Tag("A137")
  void carriesTheIdOfARequestThroughTheQueueIntoTheWorkersLines() throws Exception {
    Site.Person person = site.newContributor();
    int script = site.newSentence(site.newLanguage());
    String session = site.openSession(person, script);
    String id = Site.fresh("trace");
    int recording =
        person
            .api()
            .with("X-Request-ID", id)
            .post(
                "/api/recordings/upload",
                Site.upload(session, "a.flac", Sounds.clip(Sounds.SHORT_CLIP)))
            .expect(201)
            .json()
            .getInt("id");
    site.awaitProcessed(recording);
    Await.until(
        "the worker's line bears the request's id",
        Site.SOON,
        () ->
            lines("[request=" + id, "Recording " + recording + " was cut").stream()
                .anyMatch(line -> line.matches(".*task=\\d+].*")));
  }

  @Test
  @Tag("A11")
  @Tag("A136")
  void tellsOfSecurityEventsWithoutAddressesAndPasswords() throws Exception {
    String id = Site.fresh("guess");
    String email = Site.freshEmail();
    site.anonymous()
        .with("X-Request-ID", id)
        .post("/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"a secret guess\"}")
        .expectError(401, "AUTHENTICATION_FAILED");
    Await.until(
        "the log tells of the failed login",
        Site.SOON,
        () -> !lines("[request=" + id, "Audit: login-failed").isEmpty());
    assertThat(lines(email)).isEmpty();
    assertThat(lines("a secret guess")).isEmpty();
  }
}
