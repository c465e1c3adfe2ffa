package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.system.Site.Person;

/** Speech turned into text by the real recogniser, through both families of endpoints. */
class MachineIT {
  private static final String BENGALI_NAME = "বৃষ্টির দিন.wav";
  private static Site site;
  private static Person person;
  private static Person stranger;

  @BeforeAll
  static void people() {
    site = Site.get();
    person = site.newContributor();
    stranger = site.newContributor();
  }

  @Test
  @Tag("3.5")
  @Tag("3.56")
  @Tag("3.75")
  @Tag("3.83")
  @Tag("3.88")
  @Tag("3.88b")
  @Tag("3.117")
  @Tag("2.7")
  @Tag("2.8")
  @Tag("2.84")
  @Tag("3.1")
  @Tag("3.4")
  @Tag("3.7")
  @Tag("3.12")
  @Tag("3.65")
  @Tag("3.66")
  @Tag("3.84")
  @Tag("3.114")
  @Tag("3.116")
  void bothInterfacesGiveTheSameTextWithAtMostOneWordInTwentyWrong() throws Exception {
    List<Speech> clips = new ArrayList<>(Speech.clips("en"));
    clips.addAll(Speech.clips("bn"));
    assertThat(clips).hasSize(40);
    Map<Speech, String> uploaded = new HashMap<>();
    Map<Speech, String> put = new HashMap<>();
    for (Speech clip : clips) {
      uploaded.put(clip, MachineSite.upload(person.api(), clip.name(), clip.wav(), clip.model()));
      put.put(clip, MachineSite.put(person.api(), clip.name(), clip.wav(), clip.model()));
    }
    Map<String, int[]> errors = new HashMap<>();
    for (Speech clip : clips) {
      MachineSite.assertCompleted(person.api(), uploaded.get(clip));
      MachineSite.awaitStatus(
          person.api(), put.get(clip).replace("transcription_job-", ""), "completed");
      JsonObject transcript = MachineSite.transcript(person.api(), uploaded.get(clip));
      String text = transcript.getString("text");
      JsonObject status =
          person.api().get("/api/v1/job/status/" + put.get(clip)).expect(200).json();
      assertThat(status.getString("result_text")).isEqualTo(text);
      assertThat(status.getString("status")).isEqualTo("completed");
      assertThat(status.getString("creation_date"))
          .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
      int[] sum = errors.computeIfAbsent(clip.language(), l -> new int[2]);
      sum[0] += Speech.errors(clip.text(), text);
      sum[1] += clip.text().split(" ", -1).length;
      assertTimesGrow(transcript, Sounds.samples(clip.wav()).length / (double) Sounds.RATE);
    }
    errors.forEach(
        (language, sum) -> {
          System.out.printf("%s: %d of %d words wrong%n", language, sum[0], sum[1]);
          assertThat(sum[0] * 20).as(language).isLessThanOrEqualTo(sum[1]);
        });
  }

  private static void assertTimesGrow(JsonObject transcript, double seconds) {
    double last = 0;
    for (JsonObject segment : Site.objects(transcript, "segments")) {
      for (JsonObject word : Site.objects(segment, "words")) {
        double start = word.getJsonNumber("start").doubleValue();
        double end = word.getJsonNumber("end").doubleValue();
        assertThat(start).isGreaterThanOrEqualTo(last);
        assertThat(end).isBetween(start, seconds + 0.01);
        assertThat(word.getJsonNumber("conf").doubleValue()).isBetween(0.0, 1.0);
        last = end;
      }
      assertThat(segment.getJsonNumber("confidence").doubleValue()).isBetween(0.0, 1.0);
    }
  }

  @Test
  @Tag("2.1")
  @Tag("3.36")
  @Tag("3.81")
  @Tag("2.9")
  @Tag("2.85")
  @Tag("2.86")
  @Tag("2.87")
  @Tag("2.88")
  @Tag("2.89")
  @Tag("2.90")
  @Tag("2.99")
  @Tag("3.67")
  void aJobIsReadDownloadedRestartedAndRemoved() throws Exception {
    Speech clip = Speech.clips("bn").get(10);
    Api api = person.api();
    String id = MachineSite.upload(api, BENGALI_NAME, clip.wav(), clip.model());
    MachineSite.assertCompleted(api, id);
    JsonObject job = MachineSite.job(api, id);
    assertThat(job.getString("original_filename")).isEqualTo(BENGALI_NAME);
    assertThat(job.getString("used_language")).isEqualTo("bn");
    for (String format : List.of("txt", "srt", "vtt", "json", "tsv")) {
      Answer file = api.get("/api/jobs/" + id + "/download?format=" + format).expect(200);
      assertThat(file.text()).contains(clip.text().split(" ", -1)[0]);
      assertThat(file.header("Content-Disposition").orElseThrow())
          .startsWith("attachment;")
          .endsWith(
              "filename*=UTF-8''"
                  + URLEncoder.encode("বৃষ্টির দিন." + format, StandardCharsets.UTF_8)
                      .replace("+", "%20"));
      assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
    }
    assertThat(api.get("/api/jobs/" + id + "/download?format=srt").expect(200).text())
        .matches("(?s)1\\n00:00:0\\d,\\d{3} --> 00:00:0\\d,\\d{3}\\n.*");
    api.get("/api/jobs/" + id + "/download?format=doc")
        .expectError(422, "VALIDATION_ERROR", "format");
    JsonObject metadata = api.get("/api/metadata/" + id).expect(200).json();
    assertThat(metadata.getInt("tokens"))
        .isEqualTo(MachineSite.transcript(api, id).getString("text").split(" ", -1).length);
    assertThat(metadata.getString("source")).isEqualTo("built-in");
    assertThat(metadata.getString("disclaimer")).contains("may contain errors");
    String log = api.get("/api/log/" + id).expect(200).text();
    assertThat(log).contains("queued", "attempt 1 begins", "attempt 1 ended: completed");
    assertThat(api.get("/api/jobs?search=" + id).expect(200).text()).contains(id);
    assertThat(
            Site.objects(api.get("/api/jobs?limit=5&status=completed").expect(200).json(), "jobs"))
        .extracting(j -> j.getString("id"))
        .contains(id);
    api.get("/api/jobs?status=asleep").expectError(422, "VALIDATION_ERROR", "status");
    assertThat(api.get("/api/v1/job/read?limit=5").expect(200).text())
        .contains("transcription_job-" + id);
    api.post("/api/jobs/" + id + "/cancel").expectError(409, "CONFLICT", "job_id");
    assertThat(api.post("/api/jobs/" + id + "/restart").expect(200).json().getString("status"))
        .isEqualTo("restarted");
    MachineSite.assertCompleted(api, id);
    assertThat(
            Site.objects(api.get("/api/jobs/" + id + "/attempts").expect(200).json(), "attempts"))
        .hasSize(2);
    for (String path : List.of("/api/jobs/", "/api/metadata/", "/api/log/", "/api/transcript/")) {
      stranger.api().get(path + id).expectError(404, "RESOURCE_NOT_FOUND");
      site.anonymous().get(path + id).expectError(401, "AUTHENTICATION_FAILED");
    }
    stranger.api().delete("/api/jobs/" + id).expectError(404, "RESOURCE_NOT_FOUND");
    stranger.api().post("/api/jobs/" + id + "/restart").expectError(404, "RESOURCE_NOT_FOUND");
    assertThat(stranger.api().get("/api/jobs").expect(200).text()).doesNotContain(id);
    assertThat(api.delete("/api/jobs/" + id).expect(200).json().getString("status"))
        .isEqualTo("deleted");
    api.get("/api/jobs/" + id).expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("2.79")
  @Tag("3.115")
  void findsTheLanguageAmongThoseThatAreInstalled() throws Exception {
    int right = 0;
    List<String> told = new ArrayList<>();
    Map<String, Speech> jobs = new HashMap<>();
    for (String language : List.of("en", "bn")) {
      for (Speech clip : Speech.clips(language).subList(8, 14)) {
        jobs.put(MachineSite.upload(person.api(), clip.name(), clip.wav(), "base"), clip);
      }
    }
    for (Map.Entry<String, Speech> entry : jobs.entrySet()) {
      MachineSite.assertCompleted(person.api(), entry.getKey());
      JsonObject job = MachineSite.job(person.api(), entry.getKey());
      double probability = job.getJsonNumber("language_probability").doubleValue();
      assertThat(probability).isBetween(0.5, 1.0);
      told.add(job.getString("used_language") + " " + probability);
      if (job.getString("used_language").equals(entry.getValue().language())) {
        right++;
      }
    }
    System.out.printf("Languages found: %d of %d: %s%n", right, jobs.size(), told);
    assertThat(right).isGreaterThanOrEqualTo(10);
  }

  @Test
  @Tag("3.107")
  @Tag("3.10")
  void saysWhatIsWrongAndKeepsNothing() {
    Api api = person.api();
    byte[] wav = Speech.clips("en").get(0).wav();
    long before = jobs(api);
    api.post(
            "/api/jobs",
            new Form().file("file", "a.wav", "no sound".getBytes(StandardCharsets.UTF_8)))
        .expectError(415, "UNSUPPORTED_FORMAT", "file");
    api.post("/api/jobs", new Form().file("file", "../../etc/a.wav", wav))
        .expectError(422, "VALIDATION_ERROR", "file");
    api.post("/api/jobs", new Form().field("model", "../models").file("file", "a.wav", wav))
        .expectError(422, "VALIDATION_ERROR", "model");
    api.post("/api/jobs", new Form().field("language", "sw").file("file", "a.wav", wav))
        .expectError(422, "VALIDATION_ERROR", "language");
    api.post("/api/jobs", new Form().field("language", "Bengali!").file("file", "a.wav", wav))
        .expectError(422, "VALIDATION_ERROR", "language");
    api.post("/api/jobs", new Form().field("model", "base"))
        .expectError(422, "VALIDATION_ERROR", "file");
    api.sendOnce("POST", "/api/jobs", BodyPublishers.noBody())
        .expectError(400, "VALIDATION_ERROR", "body");
    site.anonymous()
        .post("/api/jobs", new Form().file("file", "a.wav", wav))
        .expectError(401, "AUTHENTICATION_FAILED");
    api.get("/api/jobs/nobody").expectError(404, "RESOURCE_NOT_FOUND");
    assertThat(jobs(api)).isEqualTo(before);
  }

  private static long jobs(Api api) {
    return api.get("/api/jobs?limit=1").expect(200).json().getInt("total");
  }

  @Test
  @Tag("3.50")
  @Tag("3.51")
  @Tag("3.80")
  @Tag("3.3")
  @Tag("3.70")
  @Tag("3.79")
  void anObjectIsItsOwnersAloneAndPutOnce() {
    Api api = person.api();
    byte[] wav = Speech.clips("en").get(0).wav();
    String url = MachineSite.presign(api, "a.wav", wav.length);
    MachineSite.transcribe(api, url, "a.wav", "base").expectError(409, "CONFLICT", "url");
    MachineSite.send(api, url.replaceAll("signature=.", "signature=!").replace("!", "_"), wav)
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    byte[] longer = java.util.Arrays.copyOf(wav, wav.length + 1);
    MachineSite.send(api, url, longer).expectError(413, "FILE_TOO_LARGE");
    MachineSite.send(api, url, new byte[10]).expectError(422, "VALIDATION_ERROR", "file_size");
    MachineSite.send(api, url, wav).expect(200);
    MachineSite.send(api, url, wav).expectError(409, "CONFLICT", "url");
    MachineSite.transcribe(stranger.api(), url, "a.wav", "base")
        .expectError(404, "RESOURCE_NOT_FOUND");
    MachineSite.transcribe(api, url, "a.wav", "some/repository")
        .expectError(422, "VALIDATION_ERROR", "model");
    JsonObject job = MachineSite.transcribe(api, "", "a.wav", "model-en-tiny").expect(200).json();
    assertThat(job.getString("id")).matches("transcription_job-[0-9a-f]{32}");
    assertThat(job.getString("status")).isEqualTo("pending");
    api.get("/api/audio/get_presigned_url?filename=a.exe&content_type=text/html&file_size=-1")
        .expectError(422, "VALIDATION_ERROR", "filename");
    assertThat(
            api.get(
                    "/api/audio/get_presigned_url?filename=a.wav&content_type=audio/wav&file_size=9")
                .expect(200)
                .json()
                .getString("url"))
        .contains("/api/audio/objects/");
  }

  @Test
  @Tag("2.103")
  @Tag("3.6")
  @Tag("3.68")
  @Tag("3.73")
  void anyNumberOfViewersAreToldTheStateAtOnceAndTheEnd() throws Exception {
    Api api = person.api();
    String id = MachineSite.upload(api, "long.wav", Speech.longOne("en", 3), "model-en-tiny");
    List<Viewer> viewers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      viewers.add(Viewer.open(api, "/api/v1/job/ws/transcription_job-" + id));
    }
    Viewer log = Viewer.open(api, "/ws/logs/" + id);
    Viewer progress = Viewer.open(api, "/ws/progress/" + id);
    viewers.get(0).abort();
    viewers.get(1).send("hello");
    for (Viewer viewer : List.of(viewers.get(1), viewers.get(2), log, progress)) {
      assertThat(viewer.end().get(90, TimeUnit.SECONDS)).isEqualTo(1000);
    }
    assertThat(viewers.get(2).messages().get(0)).contains("\"connected\"", "\"status\"");
    assertThat(viewers.get(2).messages().get(viewers.get(2).messages().size() - 1))
        .contains("\"job_update\"", "\"completed\"", "\"progress\":100", "\"result\"");
    assertThat(viewers.get(1).messages()).anyMatch(m -> m.contains("\"echo\""));
    assertThat(progress.messages().get(progress.messages().size() - 1)).contains("completed");
    assertThat(String.join("\n", log.messages()))
        .contains("attempt 1 begins", "attempt 1 ended: completed");
    assertThat(log.messages()).doesNotHaveDuplicates();
    Viewer late = Viewer.open(api, "/api/v1/job/ws/" + id);
    assertThat(late.end().get(10, TimeUnit.SECONDS)).isEqualTo(1000);
    assertThat(late.messages()).hasSize(2);
    for (Api other : List.of(stranger.api(), site.anonymous())) {
      Viewer refused = Viewer.open(other, "/ws/logs/" + id);
      assertThat(refused.end().get(10, TimeUnit.SECONDS)).isEqualTo(1008);
      assertThat(refused.messages()).hasSize(1);
    }
  }

  @Test
  @Tag("2.72")
  @Tag("2.73")
  @Tag("2.74")
  @Tag("2.95")
  @Tag("3.78")
  void whatIsOutdatedIsRemovedWithItsFileAndNothingElse() throws Exception {
    Installation installation = site.installation();
    installation.requireOwn();
    Api admin = site.admin();
    Speech clip = Speech.clips("en").get(0);
    String old = MachineSite.upload(person.api(), "old.wav", clip.wav(), clip.model());
    String fresh = MachineSite.upload(person.api(), "new.wav", clip.wav(), clip.model());
    MachineSite.assertCompleted(person.api(), old);
    MachineSite.assertCompleted(person.api(), fresh);
    String url = MachineSite.presign(person.api(), "never.wav", 10);
    String object = url.replaceAll(".*/|\\?.*", "");
    installation.execute(
        "UPDATE machine_jobs SET finished_at = now() - interval '31 days' WHERE public_id = ?",
        old);
    installation.execute(
        "UPDATE machine_objects SET expires_at = now() - interval '1 day' WHERE id = ?", object);
    long files = installation.storage().resolve("machine/uploads").toFile().list().length;
    JsonObject dry = admin.post("/api/admin/cleanup?dry_run=true").expect(200).json();
    assertThat(dry.getJsonArray("jobs").toString()).contains(old).doesNotContain(fresh);
    assertThat(dry.getJsonArray("objects").toString()).contains(object);
    MachineSite.job(person.api(), old);
    person.api().post("/api/admin/cleanup").expectError(403, "INSUFFICIENT_PERMISSIONS");
    admin.post("/api/admin/cleanup").expect(200);
    person.api().get("/api/jobs/" + old).expectError(404, "RESOURCE_NOT_FOUND");
    MachineSite.job(person.api(), fresh);
    assertThat(installation.storage().resolve("machine/uploads").toFile().list())
        .hasSize((int) files - 1);
    admin
        .post("/api/admin/cleanup-config", "{\"cleanup_days\":-1}")
        .expectError(422, "VALIDATION_ERROR", "cleanup_days");
    JsonObject config =
        admin
            .post("/api/admin/cleanup-config", "{\"cleanup_enabled\":true,\"cleanup_days\":90}")
            .expect(200)
            .json();
    assertThat(config).isEqualTo(admin.get("/api/admin/cleanup-config").expect(200).json());
    assertThat(config.getInt("cleanup_days")).isEqualTo(90);
    admin.post("/api/admin/cleanup-config", "{\"cleanup_days\":30}").expect(200);
    person.api().get("/api/admin/cleanup-config").expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("2.15")
  @Tag("2.16")
  void listsTheModelsWithTheirState() {
    JsonObject models = person.api().get("/api/models").expect(200).json();
    assertThat(Site.objects(models, "models"))
        .extracting(m -> m.getString("name"))
        .containsExactly("model-bn-tiny", "model-en-tiny");
    assertThat(models.getJsonArray("aliases").getValuesAs(JsonValue::toString))
        .contains("\"tiny\"", "\"large-v3\"");
    assertThat(
            site.admin()
                .post("/api/models/model-bn-tiny/check")
                .expect(200)
                .json()
                .getString("state"))
        .isEqualTo("ready");
    person
        .api()
        .post("/api/models/model-bn-tiny/check")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("2.62")
  @Tag("2.107")
  @Tag("3.90")
  @Tag("2.96")
  @Tag("2.97")
  @Tag("2.98")
  void anAdministratorSeesAndChangesHowManyRunAtATime() {
    Api admin = site.admin();
    int now = admin.get("/api/admin/concurrency").expect(200).json().getInt("max_concurrent_jobs");
    assertThat(
            admin
                .post("/api/admin/concurrency", "{\"max_concurrent_jobs\":3}")
                .expect(200)
                .json()
                .getInt("max_concurrent_jobs"))
        .isEqualTo(3);
    admin.post("/api/admin/concurrency", "{\"max_concurrent_jobs\":" + now + "}").expect(200);
    admin
        .post("/api/admin/concurrency", "{\"max_concurrent_jobs\":0}")
        .expectError(422, "VALIDATION_ERROR", "max_concurrent_jobs");
    person.api().get("/api/admin/concurrency").expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(admin.get("/api/admin/stats").expect(200).json().getInt("mem_total_mb"))
        .isPositive();
    assertThat(admin.post("/api/admin/engine/drain").expect(200).json().getString("state"))
        .isEqualTo("draining");
    assertThat(admin.post("/api/admin/engine/restart").expect(200).json().getString("state"))
        .isEqualTo("running");
  }
}
