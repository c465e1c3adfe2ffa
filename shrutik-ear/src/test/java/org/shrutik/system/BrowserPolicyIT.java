package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BrowserPolicyIT {
  private static final String FRIEND = "https://friends.example.org";

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @Test
  @Tag("A131")
  @Tag("A132")
  void tellsBrowsersOnEveryAnswerWhatPagesMayDo() {
    for (Answer answer :
        List.of(
            site.anonymous().get("/"),
            site.anonymous().get("/docs/"),
            site.anonymous().get("/api/languages"),
            site.anonymous().get("/api/auth/me"),
            site.anonymous().withToken("no-token").get("/api/auth/me"),
            site.anonymous().get("/nowhere"))) {
      assertThat(answer.header("Content-Security-Policy"))
          .as("%s", answer.response().uri())
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'self'", "script-src 'self';", "wss:")
                      .doesNotContain("unsafe-eval"));
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.response().headers().allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(answer.header("Referrer-Policy")).isPresent();
    }
    assertThat(site.anonymous().get("/docs/").text()).doesNotContain("<script>", "onclick=");
    assertThat(site.anonymous().get("/").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  @Tag("A133")
  void letsOnlyFriendsCallFromTheirPages() {
    site.installation().requireOwn();
    Answer preflight =
        site.anonymous()
            .with("Origin", FRIEND, "Access-Control-Request-Method", "PATCH")
            .sendOnce("OPTIONS", "/api/auth/me", BodyPublishers.noBody())
            .expect(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue(FRIEND);
    assertThat(preflight.header("Access-Control-Allow-Methods").orElseThrow()).contains("PATCH");
    assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "X-API-Key", "Idempotency-Key");
    Answer friend = site.anonymous().with("Origin", FRIEND).get("/api/languages").expect(200);
    assertThat(friend.header("Access-Control-Allow-Origin")).hasValue(FRIEND);
    assertThat(friend.header("Access-Control-Expose-Headers").orElseThrow())
        .contains("X-RateLimit-Remaining");
    Answer stranger =
        site.anonymous().with("Origin", "https://evil.example.org").get("/api/languages");
    assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(stranger.header("Vary").orElse("")).contains("Origin");
  }

  @Test
  @Tag("A111")
  void believesATrustedProxyOnlyTheLastStrangersAddress() {
    site.installation().requireOwn();
    String address = "198.51.100." + (1 + Math.floorMod(Site.fresh("").hashCode(), 250));
    int first = left("203.0.113.7, " + address);
    assertThat(left("203.0.113.8, " + address)).isEqualTo(first - 1);
    assertThat(left(address + ", 127.0.0.9")).isEqualTo(first - 2);
  }

  private static int left(String forwardedFor) {
    return Integer.parseInt(
        site.anonymous()
            .with("X-Forwarded-For", forwardedFor)
            .get("/api/languages")
            .expect(200)
            .header("X-RateLimit-Remaining")
            .orElseThrow());
  }
}
