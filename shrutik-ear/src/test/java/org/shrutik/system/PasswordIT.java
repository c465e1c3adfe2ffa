package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordIT {
  private static final String NEXT = "nine quiet rivers";
  private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    site.installation().requireOwn();
  }

  private static Answer login(String email, String password) {
    return site.anonymous()
        .post(
            "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private static Answer forgot(String email) {
    return site.anonymous().post("/api/auth/password/forgot", "{\"email\":\"" + email + "\"}");
  }

  private static Answer reset(String token, String password) {
    return site.anonymous()
        .post(
            "/api/v1/auth/password/reset/",
            "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
  }

  private static Mailbox.Letter awaitLetter(String email) throws Exception {
    Await.until("mail to " + email + " came", Site.SOON, () -> !Mailbox.get().to(email).isEmpty());
    return Mailbox.get().to(email).get(0);
  }

  private static String token(Mailbox.Letter letter) {
    Matcher matcher = TOKEN.matcher(letter.text());
    assertThat(matcher.find()).as(letter.text()).isTrue();
    return matcher.group(1);
  }

  @Test
  @Tag("A3")
  @Tag("A87")
  void replacesAForgottenPasswordByATokenFromTheMailOnce() throws Exception {
    Site.Person person = site.newContributor();
    JsonObject before = Site.login(site.installation(), person.email(), Site.PASSWORD);
    forgot(person.email()).expect(202);
    Mailbox.Letter letter = awaitLetter(person.email());
    assertThat(letter.from()).isEqualTo("site@example.org");
    assertThat(letter.subject()).isEqualTo("A new password for Shrutik");
    String token = token(letter);

    reset(token, "password").expectError(422, "VALIDATION_ERROR", "password");
    reset(token, NEXT).expect(200);
    reset(token, "another good one").expectError(422, "VALIDATION_ERROR", "token");
    login(person.email(), Site.PASSWORD).expectError(401, "AUTHENTICATION_FAILED");
    login(person.email(), NEXT).expect(200);
    site.anonymous()
        .withToken(before.getString("access_token"))
        .get("/api/auth/me")
        .expectError(401, "AUTHENTICATION_FAILED");
    assertThat(
            Files.readString(
                site.installation().requireOwn().dataDirectory().resolve("logs/server.log")))
        .as("no token in the log")
        .doesNotContain(token);
    try (var connection = site.installation().connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FILTER (WHERE token_hash = '"
                    + token
                    + "'), (SELECT count(*) FROM mails WHERE body LIKE '%"
                    + token
                    + "%') FROM password_resets")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
      assertThat(rows.getLong(2)).as("a sent text is erased").isZero();
    }
  }

  @Test
  @Tag("A143")
  void writesInTheLanguageOfThePerson() throws Exception {
    Site.Person person = site.newContributor();
    person.api().patch("/api/auth/me", "{\"preferred_language\":\"bn\"}").expect(200);
    forgot(person.email()).expect(202);
    assertThat(awaitLetter(person.email()).subject()).isEqualTo("শ্রুতিকের নতুন পাসওয়ার্ড");
  }

  @Test
  @Tag("A11")
  void answersTheSameForAnAddressThatNobodyHas() {
    Site.Person person = site.newContributor();
    String known = forgot(person.email()).expect(202).text();
    assertThat(forgot(Site.freshEmail()).expect(202).text()).isEqualTo(known);
    site.anonymous()
        .post("/api/auth/password/forgot", "{}")
        .expectError(422, "VALIDATION_ERROR", "email");
    reset("invented", NEXT).expectError(422, "VALIDATION_ERROR", "token");
  }

  @Test
  @Tag("A87")
  void losesNoMailWhileTheMailServerIsDown() throws Exception {
    Site.Person person = site.newContributor();
    Mailbox.get().stop();
    try {
      forgot(person.email()).expect(202);
      Await.until(
          "a mail was tried and failed",
          Site.SOON,
          () ->
              Site.objects(
                      site.admin().get("/api/admin/tasks?kind=mail&limit=5").expect(200).json(),
                      "tasks")
                  .stream()
                  .anyMatch(
                      task ->
                          task.getInt("attempts") > 0 && !task.getString("status").equals("dead")));
    } finally {
      Mailbox.get().start();
    }
    reset(token(awaitLetter(person.email())), NEXT).expect(200);
  }

  @Test
  @Tag("A12")
  void letsAnAdministratorHandOutAToken() {
    Site.Person person = site.newContributor();
    String path = "/api/admin/users/" + person.id() + "/password-reset";
    person.api().post(path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    String token = site.admin().post(path).expect(201).json().getString("token");
    reset(token, NEXT).expect(200);
    login(person.email(), NEXT).expect(200);
  }

  @Test
  @Tag("A7")
  void changesAPasswordAndEndsTheOtherSessions() {
    Site.Person person = site.newContributor();
    Api here = session(person);
    Api there = session(person);
    String body = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}";
    here.put("/api/auth/password", body.formatted("not the one", NEXT))
        .expectError(422, "VALIDATION_ERROR", "current_password");
    here.put("/api/auth/password", body.formatted(Site.PASSWORD, "password"))
        .expectError(422, "VALIDATION_ERROR", "new_password");
    here.put("/api/auth/password", "{}").expectError(422, "VALIDATION_ERROR", "current_password");
    here.put("/api/auth/password", body.formatted(Site.PASSWORD, NEXT)).expect(200);
    here.get("/api/auth/me").expect(200);
    there.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    login(person.email(), NEXT).expect(200);
  }

  @Test
  @Tag("A11")
  void locksAnAddressAfterTenFailuresWithoutTellingWhetherItHasAnAccount() {
    Site.Person person = site.newContributor();
    for (String email : List.of(person.email(), Site.freshEmail())) {
      for (int i = 0; i < 10; i++) {
        login(email, "wrong " + i).expectError(401, "AUTHENTICATION_FAILED");
      }
      Answer locked =
          site.anonymous()
              .with("Content-Type", "application/json")
              .sendOnce(
                  "POST",
                  "/api/auth/login",
                  java.net.http.HttpRequest.BodyPublishers.ofString(
                      "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Site.PASSWORD)))
              .expectError(429, "RATE_LIMIT_EXCEEDED");
      assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow())).isBetween(800, 900);
    }
    person.api().get("/api/auth/me").expect(200);
  }

  private static Api session(Site.Person person) {
    return site.anonymous()
        .withToken(
            Site.login(site.installation(), person.email(), Site.PASSWORD)
                .getString("access_token"));
  }
}
