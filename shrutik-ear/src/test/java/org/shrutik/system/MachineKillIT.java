package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.launcher.ShrutikServer;
import org.shrutik.system.Site.Person;

/** Recognisers and servers that end in the middle of a job. */
class MachineKillIT {
  private static final int MANY = Integer.getInteger("shrutik.test.machine-jobs", 60);
  private static final Duration SOON = Duration.ofMinutes(3);

  private static Installation installation;
  private static ShrutikServer server;
  private static Site site;
  private static Api api;
  private static byte[] longOne;
  private static String undisturbed;

  @BeforeAll
  static void start() throws Exception {
    installation = Installation.start("machine-kill", Map.of());
    server = installation.requireOwn();
    site = Site.of(installation);
    Person person = site.newContributor();
    api = person.api();
    longOne = Speech.longOne("en", 4);
    String id = MachineSite.upload(api, "long.wav", longOne, "model-en-tiny");
    MachineSite.assertCompleted(api, id);
    undisturbed = MachineSite.transcript(api, id).toString();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static List<ProcessHandle> recognisers() {
    return ProcessHandle.of(server.serverPid())
        .orElseThrow()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .toList();
  }

  private static String begun() throws Exception {
    return begun(longOne);
  }

  private static String begun(byte[] sound) throws Exception {
    String id = MachineSite.upload(api, "long.wav", sound, "model-en-tiny");
    Await.until(
        "it is in the middle",
        SOON,
        Duration.ofMillis(20),
        () -> MachineSite.job(api, id).getJsonNumber("progress").doubleValue() > 0);
    return id;
  }

  private static void assertAsUndisturbed(String id, int attempts) throws Exception {
    MachineSite.assertCompleted(api, id);
    assertThat(MachineSite.transcript(api, id).toString()).isEqualTo(undisturbed);
    assertThat(MachineSite.job(api, id).getInt("attempts")).isEqualTo(attempts);
  }

  @Test
  @Tag("3.11")
  @Tag("3.94")
  @Tag("3.109")
  @Tag("3.37")
  @Tag("3.43")
  @Tag("3.44")
  @Tag("3.93")
  void aKilledRecogniserCostsOneAttempt() throws Exception {
    String id = begun();
    recognisers().forEach(ProcessHandle::destroyForcibly);
    assertAsUndisturbed(id, 2);
    List<JsonObject> attempts =
        Site.objects(api.get("/api/jobs/" + id + "/attempts").expect(200).json(), "attempts");
    assertThat(attempts.get(0).getString("outcome")).isEqualTo("failed_whisper_error");
    assertThat(attempts.get(0).getString("cause")).contains("ended");
  }

  @Test
  @Tag("3.17")
  @Tag("3.44")
  @Tag("3.46")
  @Tag("3.85")
  @Tag("2.10")
  void aRecogniserThatAlwaysEndsFailsTheJobAndNothingElse() throws Exception {
    String id = MachineSite.upload(api, "long.wav", longOne, "model-en-tiny");
    Await.until(
        "it has failed",
        SOON,
        Duration.ofMillis(20),
        () -> {
          JsonObject job = MachineSite.job(api, id);
          if (job.getJsonNumber("progress").doubleValue() > 0) {
            recognisers().forEach(ProcessHandle::destroyForcibly);
          }
          return job.getString("status").equals("failed_whisper_error");
        });
    assertThat(MachineSite.job(api, id).getInt("attempts")).isEqualTo(3);
    assertThat(api.get("/health/live").status()).isEqualTo(200);
    api.post("/api/jobs/" + id + "/restart").expect(200);
    MachineSite.assertCompleted(api, id);
  }

  @Test
  void aKilledServerGoesOnWithItsJobs() throws Exception {
    String id = begun();
    List<ProcessHandle> orphans = recognisers();
    server.killServer();
    for (ProcessHandle orphan : orphans) {
      orphan.onExit().get(20, TimeUnit.SECONDS);
    }
    server.restartServer();
    assertAsUndisturbed(id, 2);
  }

  @Test
  void aJobIsCancelledInTheMiddleAndWhileItWaits() throws Exception {
    String running = begun(Speech.longOne("en", 16));
    api.post("/api/jobs/" + running + "/restart").expectError(409, "CONFLICT", "job_id");
    api.delete("/api/jobs/" + running).expectError(409, "CONFLICT", "job_id");
    api.post("/api/jobs/" + running + "/cancel").expect(200);
    Await.until(
        "it is cancelled",
        Duration.ofSeconds(10),
        () -> MachineSite.job(api, running).getString("status").equals("cancelled"));
    site.admin().post("/api/admin/engine/drain").expect(200);
    String first = MachineSite.upload(api, "long.wav", longOne, "model-en-tiny");
    String second = MachineSite.upload(api, "long.wav", longOne, "model-en-tiny");
    assertThat(MachineSite.job(api, first).getInt("position")).isEqualTo(1);
    assertThat(MachineSite.job(api, second).getInt("position")).isEqualTo(2);
    assertThat(api.post("/api/jobs/" + first + "/cancel").expect(200).json().getString("status"))
        .isEqualTo("cancelled");
    assertThat(MachineSite.job(api, second).getInt("position")).isEqualTo(1);
    site.admin().post("/api/admin/engine/restart").expect(200);
    MachineSite.assertCompleted(api, second);
    assertThat(MachineSite.job(api, first).getString("status")).isEqualTo("cancelled");
  }

  @Test
  void everyOneOfManyJobsHasOneEndThoughRecognisersAreKilledAllTheTime() throws Exception {
    byte[] clip = Speech.clips("bn").get(10).wav();
    AtomicBoolean going = new AtomicBoolean(true);
    Thread killer =
        new Thread(
            () -> {
              Random random = new Random(7);
              while (going.get()) {
                List<ProcessHandle> all = recognisers();
                if (!all.isEmpty()) {
                  all.get(random.nextInt(all.size())).destroyForcibly();
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(700 + random.nextInt(800)));
              }
            });
    killer.start();
    try {
      for (int i = 0; i < MANY; i++) {
        MachineSite.upload(api, "clip.wav", clip, "model-bn-tiny");
      }
      Await.until("all have ended", Duration.ofMinutes(12), () -> open() == 0);
    } finally {
      going.set(false);
      killer.join();
    }
    try (var connection = installation.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT j.status, count(*), count(r.job_id), sum((SELECT count(*) FROM"
                    + " machine_attempts a WHERE a.job_id = j.id AND a.outcome = 'completed')),"
                    + " sum((SELECT count(*) FROM tasks t WHERE t.kind = 'MACHINE' AND t.subject_id"
                    + " = j.id AND t.status IN ('WAITING', 'RUNNING'))), max(j.run) FROM machine_jobs"
                    + " j LEFT JOIN machine_results r ON r.job_id = j.id WHERE j.filename ="
                    + " 'clip.wav' GROUP BY 1")) {
      int all = 0;
      while (rows.next()) {
        System.out.printf(
            "%s: %d jobs, at most %d attempts%n",
            rows.getString(1), rows.getInt(2), rows.getInt(6));
        all += rows.getInt(2);
        assertThat(rows.getString(1))
            .isIn("COMPLETED", "FAILED_WHISPER_ERROR", "FAILED_LAUNCH_ERROR");
        boolean completed = rows.getString(1).equals("COMPLETED");
        assertThat(rows.getInt(3)).isEqualTo(completed ? rows.getInt(2) : 0);
        assertThat(rows.getInt(4)).isEqualTo(completed ? rows.getInt(2) : 0);
        assertThat(rows.getInt(5)).as("open tasks").isZero();
      }
      assertThat(all).isEqualTo(MANY);
    }
  }

  private static int open() {
    return api.get("/api/jobs?status=queued|processing|enriching&limit=1".replace("|", "%7C"))
        .expect(200)
        .json()
        .getInt("total");
  }
}
