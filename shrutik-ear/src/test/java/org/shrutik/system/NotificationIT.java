package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotificationIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static String token(Site.Person person) {
    return Site.login(site.installation(), person.email(), Site.PASSWORD).getString("access_token");
  }

  private static JsonObject list(Site.Person person) {
    return person.api().get("/api/notifications").expect(200).json();
  }

  private static int record(Site.Person person) throws Exception {
    int recording =
        site.record(person, site.newSentence(2), Sounds.SHORT_CLIP, Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    return recording;
  }

  /** Tells somebody something by the shortest way: straight in the database, as another node. */
  private static void tell(Site.Person person, String key) throws Exception {
    site.installation()
        .execute(
            "INSERT INTO notifications (user_id, kind, event_key, data)"
                + " VALUES (?, 'EXPORT_READY', ?, '{\"export\":\"x\"}')",
            person.id(),
            key);
  }

  @Test
  @Tag("A47")
  @Tag("A86")
  void pushesWhatIsToldOverTheSocketAfterASnapshot() throws Exception {
    Site.Person person = site.newContributor();
    person
        .api()
        .put(
            "/api/notifications/preferences",
            "{\"email\":\"daily\",\"muted_kinds\":[\"badge_earned\"]}")
        .expect(200);
    int first = record(person);
    try (Live live = Live.open(site, "{\"token\":\"" + token(person) + "\"}")) {
      JsonObject snapshot =
          live.await("snapshot", message -> message.getString("type").equals("snapshot"));
      assertThat(snapshot.getInt("unread")).isEqualTo(1);
      JsonObject old = Site.objects(snapshot, "notifications").get(0);
      assertThat(old.getString("kind")).isEqualTo("recording_processed");
      assertThat(old.getString("subject_id")).isEqualTo(String.valueOf(first));
      assertThat(old.getString("message")).contains("1 chunks");

      int second = record(person);
      JsonObject news = live.awaitNews("recording_processed");
      assertThat(news.getString("subject_id")).isEqualTo(String.valueOf(second));
      assertThat(news.getString("level")).isEqualTo("success");

      live.say("{\"read\":" + news.getInt("id") + "}");
      JsonObject read = live.await("read", message -> message.getString("type").equals("read"));
      assertThat(read.getInt("unread")).isEqualTo(1);
    }
    assertThat(list(person).getInt("unread")).isEqualTo(1);
    assertThat(Site.objects(list(person), "notifications")).hasSize(2);
    assertThat(person.api().get("/api/notifications?unread=true").json().getInt("total"))
        .isEqualTo(1);
    person.api().post("/api/notifications/read-all").expect(200);
    assertThat(list(person).getInt("unread")).isZero();
  }

  @Test
  @Tag("A86")
  void streamsTheSameAsServerSentEvents() throws Exception {
    Site.Person person = site.newContributor();
    String ticket =
        person.api().post("/api/notifications/ticket").expect(201).json().getString("ticket");
    String path = "/api/notifications/stream?ticket=" + ticket;
    HttpURLConnection connection = open(path);
    assertThat(connection.getContentType()).startsWith("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("event: snapshot");
      assertThat(data(lines).getInt("unread")).isZero();
      tell(person, "one");
      assertThat(next(lines)).isEqualTo("event: notification");
      assertThat(lines.readLine()).startsWith("id: ");
      assertThat(data(lines).getJsonObject("notification").getString("kind"))
          .isEqualTo("export_ready");
    } finally {
      connection.disconnect();
    }
    site.anonymous().get(path).expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous().get("/api/notifications/stream").expectError(401, "AUTHENTICATION_FAILED");
  }

  private static HttpURLConnection open(String path) throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(site.installation().baseUrl() + path).toURL().openConnection();
    connection.setReadTimeout((int) Site.SOON.toMillis());
    return connection;
  }

  private static String next(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    while (line.isEmpty() || line.startsWith("event: alive") || line.contains("\"alive\"")) {
      line = lines.readLine();
    }
    return line;
  }

  private static JsonObject data(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    assertThat(line).startsWith("data: ");
    return Json.createReader(new StringReader(line.substring(6))).readObject();
  }

  @Test
  @Tag("A86")
  void endsASocketOfNobodyAndATicketUsedTwice() throws Exception {
    Site.Person person = site.newContributor();
    String ticket =
        person.api().post("/api/notifications/ticket").expect(201).json().getString("ticket");
    String message = "{\"ticket\":\"" + ticket + "\"}";
    try (Live first = Live.open(site, message);
        Live wrong = Live.open(site, "{\"token\":\"a.b.c\"}");
        Live garbage = Live.open(site, "what?");
        Live silent = Live.open(site, null)) {
      first.await("snapshot", m -> m.getString("type").equals("snapshot"));
      try (Live second = Live.open(site, message)) {
        assertThat(second.awaitClose()).isEqualTo(4401);
      }
      assertThat(wrong.awaitClose()).isEqualTo(4401);
      assertThat(garbage.awaitClose()).isEqualTo(4400);
      assertThat(silent.awaitClose()).isEqualTo(4401);
    }
  }

  @Test
  @Tag("A86")
  void endsASocketWhoseTokenIsOverWithItsCode() throws Exception {
    Site.Person person = site.newContributor();
    String ticket =
        person.api().post("/api/notifications/ticket").expect(201).json().getString("ticket");
    site.installation()
        .execute(
            "UPDATE connection_tickets SET connected_until = now() + interval '2 s'"
                + " WHERE user_id = ?",
            person.id());
    try (Live live = Live.open(site, "{\"ticket\":\"" + ticket + "\"}")) {
      live.await("snapshot", m -> m.getString("type").equals("snapshot"));
      assertThat(live.awaitClose()).isEqualTo(4401);
    }
  }

  @Test
  @Tag("A86")
  void leavesASocketBehindThatNeverReadsAndDelaysNobody() throws Exception {
    Site.Person sleeper = site.newContributor();
    Site.Person reader = site.newContributor();
    String ticket =
        sleeper.api().post("/api/notifications/ticket").expect(201).json().getString("ticket");
    try (Live sleeping =
            Live.open(site.installation().baseUrl(), "{\"ticket\":\"" + ticket + "\"}", false);
        Live reading = Live.of(site, reader)) {
      // More than socket buffers and the queue hold.
      site.installation()
          .execute(
              "INSERT INTO notifications (user_id, kind, event_key, data)"
                  + " SELECT ?, 'EXPORT_READY', 'flood-' || n, jsonb_build_object('export', 'x',"
                  + " 'much', repeat('y', 100000)) FROM generate_series(1, 300) n",
              sleeper.id());
      tell(reader, "prompt");
      reading.awaitNews("export_ready");
      assertThat(sleeping.messages()).isEmpty();
    }
    JsonObject kept = sleeper.api().get("/api/notifications?limit=1").expect(200).json();
    assertThat(kept.getInt("total")).as("nothing is lost").isEqualTo(300);
  }

  @Test
  @Tag("A87")
  void mailsADigestThatStopsWithOneClick() throws Exception {
    site.installation().requireOwn();
    Site.Person person = site.newContributor();
    person.api().patch("/api/auth/me", "{\"preferred_language\":\"bn\"}").expect(200);
    tell(person, "one");
    tell(person, "two");
    Await.until("a digest", Site.SOON, () -> !Mailbox.get().to(person.email()).isEmpty());
    Mailbox.Letter letter = Mailbox.get().to(person.email()).get(0);
    assertThat(letter.subject()).startsWith("শ্রুতিক: ");
    assertThat(letter.text()).contains("আপনার এক্সপোর্ট প্রস্তুত", "/app/unsubscribe?token=");
    assertThat(letter.headers())
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    String link = letter.headers().get("List-Unsubscribe");
    String path = URI.create(link.substring(1, link.length() - 1)).getPath();
    String token = link.substring(link.indexOf("token="), link.length() - 1);
    site.anonymous().post(path + "?token=nonsense").expectError(422, "VALIDATION_ERROR", "token");
    site.anonymous()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send(
            "POST",
            path + "?" + token,
            java.net.http.HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
        .expect(200);
    assertThat(
            person
                .api()
                .get("/api/notifications/preferences")
                .expect(200)
                .json()
                .getString("email"))
        .isEqualTo("off");
  }

  @Test
  @Tag("A53")
  @Tag("A87")
  void tellsAdministratorsOfWorkThatFailedForGood() throws Exception {
    Site.Person admin = site.newPerson("admin");
    Site.Person speaker = site.newContributor();
    try (Live live = Live.of(site, admin)) {
      int recording = record(speaker);
      // Its file is gone: the work cannot be done, however often it is tried.
      site.installation()
          .execute(
              "UPDATE voice_recordings SET status = 'FAILED', file_path = 'recordings/gone/x'"
                  + " WHERE id = ?",
              recording);
      site.installation().execute("DELETE FROM audio_chunks WHERE recording_id = ?", recording);
      site.admin().post("/api/recordings/" + recording + "/process").expect(200);
      JsonObject news = live.awaitNews("task_failed");
      assertThat(news.getString("level")).isEqualTo("error");
      assertThat(news.getString("message")).contains("chunking of " + recording);
      Await.until(
          "the speaker is told",
          Site.SOON,
          () ->
              Site.objects(list(speaker), "notifications").stream()
                  .anyMatch(n -> n.getString("kind").equals("recording_failed")));
    }
    Await.until(
        "mail at once",
        Site.SOON,
        () ->
            Mailbox.get().to(admin.email()).stream()
                .anyMatch(letter -> letter.subject().equals("Work failed for good")));
  }

  @Test
  @Tag("A87")
  void keepsToWhatAPersonWantsToHear() throws Exception {
    Site.Person person = site.newContributor();
    Api api = person.api();
    api.put("/api/notifications/preferences", "{\"email\":\"hourly\"}")
        .expectError(422, "VALIDATION_ERROR", "email");
    api.put("/api/notifications/preferences", "{\"email\":\"off\",\"muted_kinds\":[\"spam\"]}")
        .expectError(422, "VALIDATION_ERROR", "muted_kinds");
    JsonObject wishes =
        api.put(
                "/api/notifications/preferences",
                "{\"email\":\"off\",\"muted_kinds\":[\"recording_processed\",\"badge_earned\"]}")
            .expect(200)
            .json();
    assertThat(wishes.getBoolean("mail_available")).isTrue();
    List<String> muted = new ArrayList<>();
    wishes.getJsonArray("muted_kinds").forEach(kind -> muted.add(kind.toString()));
    assertThat(muted).containsExactlyInAnyOrder("\"recording_processed\"", "\"badge_earned\"");
    record(person);
    assertThat(list(person).getInt("total")).isZero();
    api.post("/api/notifications/2000000000/read").expectError(404, "RESOURCE_NOT_FOUND");
    tell(person, "one");
    int id = Site.objects(list(person), "notifications").get(0).getInt("id");
    site.newContributor()
        .api()
        .post("/api/notifications/" + id + "/read")
        .expectError(404, "RESOURCE_NOT_FOUND");
    api.post("/api/jobs/notifications/" + id + "/read").expect(200);
    assertThat(api.get("/api/jobs/notifications?unread_only=true").expect(200).text())
        .isEqualTo("[]");
  }
}
