package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site that closes what it can: other origins, the description, large files, long jobs. */
class MachineAccessIT {
  private static final String ORIGIN = "https://voice.example.org";
  private static final int MOST_BYTES = 60_000_000;

  private static Installation installation;
  private static Api page;
  private static Api admin;

  @BeforeAll
  static void start() {
    installation =
        Installation.start(
            "machine-access",
            Map.of(
                "shrutik.http.cors-origins", ORIGIN,
                "shrutik.http.origin-required", "true",
                "shrutik.http.docs-public", "false",
                "shrutik.machine.job-seconds", "1",
                "shrutik.machine.max-bytes", String.valueOf(MOST_BYTES)));
    installation.requireOwn();
    page = installation.anonymous().with("Origin", ORIGIN);
    String token =
        page.post(
                "/api/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                    .formatted(installation.adminEmail(), installation.adminPassword()))
            .expect(200)
            .json()
            .getString("access_token");
    admin = page.withToken(token);
  }

  @AfterAll
  static void stop() {
    installation.own().ifPresent(server -> server.close());
  }

  @Test
  @Tag("3.69")
  @Tag("3.102")
  @Tag("3.103")
  @Tag("3.104")
  @Tag("3.105")
  @Tag("3.108")
  void theFourChecksOfAccess() {
    Api anybody = installation.anonymous();
    for (String path : new String[] {"/docs", "/docs/index.html", "/openapi", "/openapi.json"}) {
      anybody.get(path).expect(403);
    }
    Api loggedIn = anybody.with("Authorization", admin.header("Authorization"));
    loggedIn.get("/api/v1/job/read").expectError(403, "INSUFFICIENT_PERMISSIONS");
    loggedIn.get("/jobs").expectError(403, "INSUFFICIENT_PERMISSIONS");
    for (String false1 : new String[] {ORIGIN + ".evil.example", "https://evil.example"}) {
      loggedIn.with("Origin", false1).get("/api/v1/job/read").expect(403);
      loggedIn.with("Referer", false1 + "/" + ORIGIN).get("/api/v1/job/read").expect(403);
    }
    anybody.get("/health/live").expect(200);
    assertThat(anybody.get("/api/v1").expect(200).json().getString("message")).isNotBlank();
    admin.get("/api/v1/job/read").expect(200);
    loggedIn.with("Referer", ORIGIN + "/upload?a=b").get("/api/v1/job/read").expect(200);
    assertThat(page.get("/api/v1/job/read").status()).as("an origin is no login").isEqualTo(401);
  }

  @Test
  @Tag("2.105")
  void logsInWithAForm() {
    Answer answer =
        page.with("Content-Type", "application/x-www-form-urlencoded")
            .send(
                "POST",
                "/token",
                BodyPublishers.ofString(
                    "username="
                        + installation.adminEmail()
                        + "&password="
                        + installation.adminPassword().replace(" ", "+")))
            .expect(200);
    assertThat(answer.json().getString("token_type")).isEqualTo("bearer");
    page.withToken(answer.json().getString("access_token")).get("/jobs").expect(200);
    page.with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/token", BodyPublishers.ofString("username=a&password=b"))
        .expect(401);
  }

  @Test
  @Tag("2.80")
  @Tag("3.41")
  void aJobThatTakesTooLongIsEndedAtOnce() throws Exception {
    String id = MachineSite.upload(admin, "long.wav", Speech.longOne("en", 12), "model-en-tiny");
    MachineSite.awaitStatus(admin, id, "failed_timeout");
    JsonObject job = MachineSite.job(admin, id);
    assertThat(job.getInt("attempts")).isEqualTo(1);
    assertThat(job.getString("error_message")).contains("1 s");
  }

  @Test
  @Tag("2.53")
  void anUploadLargerThanAllowedIsStopped() {
    admin
        .post("/api/jobs", new Form().file("file", "a.wav", new byte[MOST_BYTES + 1]))
        .expectError(413, "FILE_TOO_LARGE", "file");
    assertThat(installation.storage().resolve("incoming").toFile().list()).isNullOrEmpty();
  }
}
