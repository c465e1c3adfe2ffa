package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What servers of this kind are known to get wrong. */
class HeadToHeadIT {
  private static Site site;
  private static Site.Person speaker;
  private int language;
  private int chunk;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    speaker = site.newContributor();
  }

  @BeforeEach
  void recordOneChunk() throws Exception {
    language = site.newLanguage();
    chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
  }

  private static Answer patch(Api api, String path, String json) {
    return api.with("Content-Type", "application/json")
        .send("PATCH", path, BodyPublishers.ofString(json));
  }

  private int transcribe(Site.Person person, String text) {
    JsonObject tasks = site.tasks(person, language, 5);
    return Site.objects(
            person
                .api()
                .post(
                    "/api/transcriptions/submit",
                    Site.submission(tasks.getString("session_id"), chunk, text))
                .expect(201)
                .json(),
            "transcriptions")
        .get(0)
        .getInt("id");
  }

  @Test
  @Tag("A78")
  @Tag("A83")
  void fiveIdenticalUnratedTextsBecomeExportable() throws Exception {
    List<Site.Person> people = site.newContributors(5);
    List<String> sessions =
        people.stream().map(p -> site.tasks(p, language, 1).getString("session_id")).toList();
    for (int i = 0; i < people.size(); i++) {
      people
          .get(i)
          .api()
          .post(
              "/api/transcriptions/submit",
              Site.submission(sessions.get(i), chunk, "all of us heard the same"))
          .expect(201);
    }
    JsonObject agreed = site.awaitConsensus(chunk, 5);
    assertThat(agreed.getBoolean("ready_for_export")).isTrue();
    assertThat(agreed.getString("consensus_text")).isEqualTo("all of us heard the same");
  }

  @Test
  @Tag("A13")
  @Tag("A135")
  void aContributorCannotValidateWhatTheyWrote() {
    Site.Person writer = site.newContributor();
    int id = transcribe(writer, "my own words");
    String path = "/api/transcriptions/" + id;
    patch(writer.api(), path, "{\"is_validated\":true}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    patch(writer.api(), path, "{\"text\":\"other words\",\"is_consensus\":true}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    for (String flag : List.of("validate?is_validated=true", "consensus?is_consensus=true")) {
      writer
          .api()
          .send("PATCH", "/api/transcriptions/admin/" + id + "/" + flag, BodyPublishers.noBody())
          .expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
    JsonObject row = writer.api().get(path).expect(200).json();
    assertThat(row.getBoolean("is_validated")).isFalse();
    assertThat(row.getBoolean("is_consensus")).isFalse();
    assertThat(row.getString("text")).isEqualTo("my own words");

    Site.Person reviewer = site.newPerson("reviewer");
    JsonObject marked = patch(reviewer.api(), path, "{\"is_validated\":true}").expect(200).json();
    assertThat(marked.getBoolean("is_validated")).isTrue();
    assertThat(marked.getString("text")).isEqualTo("my own words");
    patch(reviewer.api(), path, "{\"text\":\"the reviewer's words\"}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(
            reviewer
                .api()
                .send(
                    "PATCH",
                    "/api/transcriptions/admin/" + id + "/validate?is_validated=false",
                    BodyPublishers.noBody())
                .expect(200)
                .json()
                .getBoolean("is_validated"))
        .isFalse();
  }

  @Test
  @Tag("A14")
  void nobodyReadsWhatOthersWroteBeforeWriting() {
    Site.Person writer = site.newContributor();
    int id = transcribe(writer, "a secret sentence");
    Api curious = site.newContributor().api();
    curious.get("/api/transcriptions/" + id).expectError(404, "RESOURCE_NOT_FOUND");
    patch(curious, "/api/transcriptions/" + id, "{\"text\":\"x\"}")
        .expectError(404, "RESOURCE_NOT_FOUND");
    curious.delete("/api/transcriptions/" + id).expectError(404, "RESOURCE_NOT_FOUND");
    for (String path :
        List.of(
            "/api/consensus/chunk/" + chunk + "/status",
            "/api/transcriptions/admin/all?chunk_id=" + chunk,
            "/api/transcriptions/admin/chunks/problematic")) {
      curious.get(path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
    for (String path : List.of("/api/chunks/" + chunk + "/info", "/api/transcriptions")) {
      assertThat(curious.get(path).expect(200).text()).doesNotContain("secret");
    }
    assertThat(
            curious
                .post("/api/transcriptions/tasks", "{\"language_id\":" + language + "}")
                .expect(200)
                .text())
        .doesNotContain("secret");
  }

  @Test
  @Tag("A67")
  void aSkipWithoutABodyIsStoredCountedAndSeenByStaff() {
    for (Site.Person person : site.newContributors(3)) {
      person.api().post("/api/chunks/" + chunk + "/skip").expect(200);
      assertThat(site.tasks(person, language, 5)).isNull();
    }
    assertThat(problematic(3)).contains(chunk);
    assertThat(problematic(4)).doesNotContain(chunk);
  }

  private static List<Integer> problematic(int least) {
    return Site.objects(
            site.admin()
                .get("/api/transcriptions/admin/chunks/problematic?limit=1000&min_skips=" + least)
                .expect(200)
                .json(),
            "chunks")
        .stream()
        .map(c -> c.getInt("id"))
        .toList();
  }

  @Test
  @Tag("A93")
  void threeRecordingsAndFourTranscriptionsReadThreeAndFour() throws Exception {
    Site.Person person = site.newContributor();
    for (int i = 0; i < 3; i++) {
      site.newChunk(person, site.newLanguage(), Sounds.SHORT_CLIP);
    }
    int busy = site.newLanguage();
    for (int i = 0; i < 4; i++) {
      site.newChunk(speaker, busy, Sounds.SHORT_CLIP);
    }
    JsonObject tasks = site.tasks(person, busy, 4);
    for (int id : Site.chunkIds(tasks)) {
      person
          .api()
          .post(
              "/api/transcriptions/submit",
              Site.submission(tasks.getString("session_id"), id, "heard"))
          .expect(201);
    }
    assertThat(total(person, "/api/recordings")).isEqualTo(3);
    assertThat(total(person, "/api/transcriptions")).isEqualTo(4);
    JsonObject counts = person.api().get("/api/auth/me/stats").expect(200).json();
    assertThat(counts.getInt("recordings_count")).isEqualTo(3);
    assertThat(counts.getInt("transcriptions_count")).isEqualTo(4);
  }

  private static int total(Site.Person person, String path) {
    return person.api().get(path).expect(200).json().getInt("total");
  }
}
