package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitIT {
  private static final int PER_SECOND = 10;

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @Test
  @Tag("A116")
  void tellsOnEveryAnswerHowMuchIsLeft() {
    Site.Person person = site.newContributor();
    Answer first = person.api().get("/api/auth/me").expect(200);
    Answer second = person.api().get("/api/auth/me").expect(200);
    assertThat(first.header("X-RateLimit-Limit")).isPresent();
    assertThat(first.header("X-RateLimit-Reset")).isPresent();
    assertThat(Integer.parseInt(second.header("X-RateLimit-Remaining").orElseThrow()))
        .isEqualTo(Integer.parseInt(first.header("X-RateLimit-Remaining").orElseThrow()) - 1);
  }

  @Test
  @Tag("A111")
  @Tag("A116")
  void countsAlsoWhatMatchesNothing() {
    Api stranger = site.anonymous().with("X-Forwarded-For", "203.0.113.77");
    List<Answer> answers =
        List.of(
            stranger.get("/api/nowhere").expectError(404, "RESOURCE_NOT_FOUND"),
            stranger.delete("/api/languages").expectError(405, "VALIDATION_ERROR"),
            stranger
                .with("Content-Type", "text/plain")
                .send("POST", "/api/auth/login", BodyPublishers.ofString("x"))
                .expectError(415, "UNSUPPORTED_FORMAT"),
            stranger.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED"));
    int before = remaining(answers.get(0));
    assertThat(remaining(answers.get(1))).isEqualTo(before - 1);
    // A login counts against its own limit too, which is what its answer tells of.
    assertThat(remaining(answers.get(3))).isEqualTo(before - 3);
    stranger.withToken("no.such.token").get("/api/auth/me").expect(401);
    assertThat(remaining(stranger.get("/api/nowhere"))).isEqualTo(before - 5);
  }

  private static int remaining(Answer answer) {
    return Integer.parseInt(answer.header("X-RateLimit-Remaining").orElseThrow());
  }

  @Test
  @Tag("A115")
  @Tag("A116")
  void refusesWhoHearsTooManyChunksASecondAndTellsWhenToComeBack() throws Exception {
    int chunk = site.newChunk(site.newContributor(), site.newLanguage(), Sounds.SHORT_CLIP);
    Site.Person person = site.newContributor();
    String path = "/api/chunks/" + chunk + "/audio";
    Answer[] refused = new Answer[1];
    Await.until(
        "more than " + PER_SECOND + " in one second are refused",
        Site.SOON,
        () -> {
          for (int i = 0; i <= 2 * PER_SECOND && refused[0] == null; i++) {
            Answer answer = person.api().sendOnce("GET", path, BodyPublishers.noBody());
            if (answer.status() == 429) {
              refused[0] = answer;
            }
          }
          return refused[0] != null;
        });
    refused[0].expectError(429, "RATE_LIMIT_EXCEEDED");
    assertThat(refused[0].header("Retry-After")).hasValue("1");
    assertThat(refused[0].header("X-RateLimit-Remaining")).hasValue("0");
    person.api().get(path).expect(200);
    site.newContributor().api().get(path).expect(200);
  }
}
