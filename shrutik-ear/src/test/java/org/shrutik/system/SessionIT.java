package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static Api session(Site.Person person, String agent) {
    Api client = site.anonymous().with("User-Agent", agent);
    return client.withToken(
        client
            .post("/api/auth/login", credentials(person.email(), ""))
            .expect(200)
            .json()
            .getString("access_token"));
  }

  private static String credentials(String email, String more) {
    return "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(email, Site.PASSWORD, more);
  }

  private static List<JsonObject> sessions(Api api) {
    return Site.objects(api.get("/api/auth/sessions").expect(200).json(), "sessions");
  }

  @Test
  @Tag("A7")
  void showsWhereOneIsLoggedInAndEndsOneOrAll() {
    Site.Person person = site.newContributor();
    Api phone = session(person, "phone");
    Api desk = session(person, "desk");
    List<JsonObject> open = sessions(desk);
    assertThat(open).extracting(s -> s.getString("user_agent")).containsExactly("desk", "phone");
    assertThat(open).extracting(s -> s.getBoolean("current")).containsExactly(true, false);
    assertThat(open.get(0).getString("ip_address")).isNotBlank();
    String other = open.get(1).getString("id");
    site.newContributor()
        .api()
        .delete("/api/auth/sessions/" + other)
        .expectError(404, "RESOURCE_NOT_FOUND");
    desk.delete("/api/auth/sessions/" + other).expect(204);
    phone.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    Api again = session(person, "phone");
    desk.delete("/api/auth/sessions").expect(204);
    again.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    desk.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    person.api().get("/api/auth/me").expect(200);
  }

  /** The value of a cookie that an answer sets, after it was looked at. */
  private static String cookie(Answer answer, String name, boolean hidden) {
    String line =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith(name + "="))
            .findFirst()
            .orElseThrow();
    assertThat(line).contains("SameSite=Strict");
    assertThat(line.contains("HttpOnly")).isEqualTo(hidden);
    return line.substring(name.length() + 1, line.indexOf(';'));
  }

  @Test
  @Tag("A10")
  @Tag("A134")
  void keepsABrowsersRefreshTokenInACookieThatNeedsACsrfToken() {
    Site.Person person = site.newContributor();
    Answer login =
        site.anonymous()
            .post("/api/auth/login", credentials(person.email(), ",\"cookie\":true"))
            .expect(200);
    assertThat(login.json().isNull("refresh_token")).isTrue();
    String token = cookie(login, "shrutik_session", true);
    String csrf = cookie(login, "shrutik_csrf", false);
    assertThat(login.json().getString("csrf_token")).isEqualTo(csrf).isNotEqualTo(token);
    Api browser =
        site.anonymous().with("Cookie", "shrutik_session=" + token + "; shrutik_csrf=" + csrf);

    browser.post("/api/auth/refresh", "{}").expectError(403, "INSUFFICIENT_PERMISSIONS");
    browser
        .with("X-CSRF-Token", "0".repeat(64))
        .post("/api/auth/refresh", "{}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    browser.post("/api/auth/logout").expectError(403, "INSUFFICIENT_PERMISSIONS");
    Answer renewed = browser.with("X-CSRF-Token", csrf).post("/api/auth/refresh", "{}").expect(200);
    site.anonymous()
        .withToken(renewed.json().getString("access_token"))
        .get("/api/auth/me")
        .expect(200);
    String nextToken = cookie(renewed, "shrutik_session", true);
    String nextCsrf = cookie(renewed, "shrutik_csrf", false);
    assertThat(nextToken).isNotEqualTo(token);

    Answer logout =
        site.anonymous()
            .with("Cookie", "shrutik_session=" + nextToken, "X-CSRF-Token", nextCsrf)
            .post("/api/auth/logout")
            .expect(200);
    assertThat(cookie(logout, "shrutik_session", true)).isEmpty();
    site.anonymous()
        .withToken(renewed.json().getString("access_token"))
        .get("/api/auth/me")
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A10")
  void marksTheCookieSecureBehindATrustedProxyThatSpeaksHttps() {
    site.installation().requireOwn();
    Site.Person person = site.newContributor();
    Answer login =
        site.anonymous()
            .with("X-Forwarded-Proto", "https")
            .post("/api/auth/login", credentials(person.email(), ",\"cookie\":true"))
            .expect(200);
    assertThat(login.response().headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("Secure"));
    assertThat(login.header("Strict-Transport-Security")).isPresent();
  }
}
