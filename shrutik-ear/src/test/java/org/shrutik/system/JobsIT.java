package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs as those see them who wait for them, and as who manages them steers them. */
@Tag("A54")
class JobsIT {
  private static Site site;
  private static Site.Person speaker;
  private static int recording;
  private static String job;

  @BeforeAll
  static void recordOne() throws Exception {
    site = Site.get();
    site.installation().requireOwn();
    speaker = site.newContributor();
    String session = site.openSession(speaker, site.newSentence(site.newLanguage()));
    JsonObject upload =
        speaker
            .api()
            .post(
                "/api/recordings/upload",
                Site.upload(session, "a.flac", Sounds.clip(Sounds.SHORT_CLIP)))
            .expect(201)
            .json();
    recording = upload.getInt("id");
    job = upload.getString("processing_job_id");
    site.awaitProcessed(recording);
  }

  /** A task of the recording that waits for an hour, as after a failed attempt. */
  private static long waitingJob() throws SQLException {
    return inserted(
        "INSERT INTO tasks (kind, subject_id, attempts, run_at) VALUES ('CHUNKING', %d, 1,"
                .formatted(recording)
            + " now() + interval '1 hour') RETURNING id");
  }

  private static long inserted(String sql) throws SQLException {
    try (Connection connection = site.installation().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static List<JsonObject> jobs(Api api, String list) {
    Answer answer = api.get("/api/jobs/" + list).expect(200);
    List<JsonObject> jobs =
        Json.createReader(new StringReader(answer.text()))
            .readArray()
            .getValuesAs(JsonValue::asJsonObject);
    assertThat(Integer.parseInt(answer.header("X-Total-Count").orElseThrow()))
        .isGreaterThanOrEqualTo(jobs.size());
    return jobs;
  }

  private static Answer act(Api api, long id, String action) {
    return api.post("/api/jobs/action/" + id, "{\"action\":\"" + action + "\"}");
  }

  @Test
  void whoUploadedFollowsTheJobAndNobodyElseDoes() {
    JsonObject info = speaker.api().get("/api/jobs/info/" + job).expect(200).json();
    assertThat(info.getString("status")).isEqualTo("done");
    assertThat(info.getString("state")).isEqualTo("SUCCESS");
    assertThat(info.getString("queue")).isEqualTo("shrutik.chunking");
    assertThat(info.getInt("recording_id")).isEqualTo(recording);
    assertThat(info.getString("completed_at")).isNotBlank();
    site.admin().get("/api/jobs/info/" + job).expect(200);
    Api stranger = site.newContributor().api();
    stranger.get("/api/jobs/info/" + job).expectError(404, "RESOURCE_NOT_FOUND", "job_id");
    stranger.get("/api/jobs/info/no-job").expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void whatWaitsIsSeenCancelledAndTriedAgain() throws Exception {
    long waiting = waitingJob();
    assertThat(jobs(speaker.api(), "scheduled"))
        .extracting(j -> j.getString("job_id") + " " + j.getString("state"))
        .contains(waiting + " RETRY");
    assertThat(jobs(site.newContributor().api(), "scheduled")).isEmpty();
    assertThat(jobs(site.admin(), "scheduled?queue=chunking"))
        .extracting(j -> j.getString("job_id"))
        .contains(String.valueOf(waiting));
    act(speaker.api(), waiting, "cancel").expectError(403, "INSUFFICIENT_PERMISSIONS");
    act(site.admin(), waiting, "explode").expectError(422, "VALIDATION_ERROR", "action");
    JsonObject cancelled = act(site.admin(), waiting, "cancel").expect(200).json();
    assertThat(cancelled.getJsonObject("job").getString("state")).isEqualTo("FAILURE");
    assertThat(cancelled.getJsonObject("job").getString("error")).isEqualTo("Cancelled by hand.");
    act(site.admin(), waiting, "terminate").expectError(409, "CONFLICT", "job_id");
    assertThat(site.recording(recording).getString("status")).isEqualTo("processed");
    act(site.admin(), waiting, "retry").expect(200);
    Await.until(
        "job " + waiting + " is done",
        Site.SOON,
        () ->
            speaker
                .api()
                .get("/api/jobs/info/" + waiting)
                .json()
                .getString("state")
                .equals("SUCCESS"));
  }

  @Test
  void whatIsWorkedOnIsSeenAndNotStopped() throws Exception {
    JsonObject workers = site.admin().get("/api/jobs/workers").expect(200).json();
    JsonObject here =
        Site.objects(workers, "workers").stream()
            .filter(w -> w.getBoolean("current"))
            .findFirst()
            .orElseThrow();
    long running = waitingJob();
    site.installation()
        .execute(
            "UPDATE tasks SET status = 'RUNNING', owner = ?, started_at = now(),"
                + " lease_until = now() + interval '1 hour' WHERE id = ?",
            here.getString("name"),
            running);
    assertThat(jobs(speaker.api(), "active"))
        .extracting(j -> j.getString("job_id") + " " + j.getString("state"))
        .containsExactly(running + " STARTED");
    assertThat(jobs(site.newContributor().api(), "active")).isEmpty();
    JsonObject seen = site.admin().get("/api/jobs/info/" + running).expect(200).json();
    assertThat(seen.getString("worker")).isEqualTo(here.getString("name"));
    assertThat(speaker.api().get("/api/jobs/info/" + running).json().isNull("worker")).isTrue();
    act(site.admin(), running, "terminate").expectError(409, "CONFLICT", "job_id");
    // As if its node had died: nobody of that name holds a lock.
    site.installation()
        .execute("UPDATE tasks SET owner = 'a node that is gone' WHERE id = ?", running);
    Await.until(
        "the job is done by another",
        Site.SOON,
        () ->
            site.admin()
                .get("/api/jobs/info/" + running)
                .json()
                .getString("state")
                .equals("SUCCESS"));
  }

  @Test
  void queuesAreSeenAndPurged() throws Exception {
    long mail =
        inserted(
            "INSERT INTO tasks (kind, subject_id, run_at) VALUES ('MAIL', 0,"
                + " now() + interval '1 hour') RETURNING id");
    assertThat(Site.objects(site.admin().get("/api/jobs/queues").expect(200).json(), "queues"))
        .filteredOn(q -> q.getString("name").equals("shrutik.mail"))
        .allMatch(q -> q.getInt("waiting") > 0)
        .hasSize(1);
    String path = "/api/jobs/queue/purge";
    site.admin()
        .post(path, "{\"queue_name\":\"shrutik.mail\"}")
        .expectError(422, "VALIDATION_ERROR", "confirm");
    site.admin()
        .post(path, "{\"queue_name\":\"celery\",\"confirm\":true}")
        .expectError(422, "VALIDATION_ERROR", "queue_name");
    speaker
        .api()
        .post(path, "{\"queue_name\":\"shrutik.mail\",\"confirm\":true}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(
            site.admin()
                .post(path, "{\"queue_name\":\"shrutik.mail\",\"confirm\":true}")
                .expect(200)
                .json()
                .getInt("purged"))
        .isPositive();
    assertThat(site.admin().get("/api/jobs/info/" + mail).json().getString("state"))
        .isEqualTo("FAILURE");
    site.installation().execute("DELETE FROM tasks WHERE id = ?", mail);
  }

  @Test
  void figuresOfJobsAreForAllAndTheirSystemForWhoManagesIt() {
    JsonObject figures = speaker.api().get("/api/jobs/statistics?hours=1").expect(200).json();
    assertThat(figures.getInt("successful_jobs")).isPositive();
    assertThat(figures.getJsonObject("by_kind").getInt("chunking")).isPositive();
    for (String hours : List.of("0", "169", "x")) {
      speaker
          .api()
          .get("/api/jobs/statistics?hours=" + hours)
          .expectError(422, "VALIDATION_ERROR", "hours");
    }
    Api operator = site.newPerson("operator").api();
    operator.post("/api/jobs/system/restart-workers").expect(200);
    assertThat(operator.post("/api/jobs/system/enable-events").json().getBoolean("events_enabled"))
        .isTrue();
    operator.post("/api/jobs/system/disable-events").expectError(409, "CONFLICT", "events");
    for (String path : List.of("system/restart-workers", "system/enable-events")) {
      speaker.api().post("/api/jobs/" + path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
    for (String path : List.of("workers", "queues")) {
      speaker.api().get("/api/jobs/" + path).expectError(403, "INSUFFICIENT_PERMISSIONS");
      site.anonymous().get("/api/jobs/" + path).expectError(401, "AUTHENTICATION_FAILED");
    }
  }

  @Test
  void theLogSaysInWhichModeWorkIsDone() throws Exception {
    assertThat(
            Files.readString(
                site.installation().requireOwn().dataDirectory().resolve("logs/server.log")))
        .contains("Processing mode is async");
  }
}
