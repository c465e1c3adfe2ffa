package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recordings worked on again or taken back, transcriptions corrected, decisions made anew. */
class SecondThoughtsIT {
  private static Site site;
  private static Site.Person speaker;
  private static int language;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    speaker = site.newContributor();
    language = site.newLanguage();
  }

  private static Answer patch(Api api, String path, String json) {
    return api.with("Content-Type", "application/json")
        .send("PATCH", path, BodyPublishers.ofString(json));
  }

  private static int recordOne() throws Exception {
    int id =
        site.record(speaker, site.newSentence(language), "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(id);
    return id;
  }

  /** As if its cutting had failed. */
  private static int failedRecording() throws Exception {
    int id = recordOne();
    site.installation().execute("DELETE FROM audio_chunks WHERE recording_id = ?", id);
    site.installation()
        .execute(
            "UPDATE voice_recordings SET status = 'FAILED', processing_step = 'FAILED',"
                + " failure_reason = 'for a test' WHERE id = ?",
            id);
    return id;
  }

  @Test
  @Tag("A53")
  void aRecordingThatFailedIsCutWhenItIsAskedFor() throws Exception {
    site.installation().requireOwn();
    int id = failedRecording();
    String path = "/api/recordings/" + id;
    assertThat(
            speaker
                .api()
                .get(path + "/processing-status")
                .expect(200)
                .json()
                .getString("recording_status"))
        .isEqualTo("failed");
    JsonObject asked = speaker.api().post(path + "/process").expect(200).json();
    assertThat(asked.getInt("recording_id")).isEqualTo(id);
    assertThat(asked.getString("status")).isEqualTo("uploaded");
    site.awaitProcessed(id);
    JsonObject state = speaker.api().get(path + "/processing-status").expect(200).json();
    assertThat(state.getString("recording_status")).isEqualTo("processed");
    assertThat(state.getInt("chunks_created")).isEqualTo(1);
    assertThat(speaker.api().post(path + "/process").expect(200).json().getString("status"))
        .isEqualTo("processed");
    assertThat(site.chunks(id)).hasSize(1);
    site.newContributor()
        .api()
        .post(path + "/process")
        .expectError(404, "RESOURCE_NOT_FOUND", "recording_id");
  }

  @Test
  @Tag("A53")
  void staffHaveManyRecordingsCutAtOnce() throws Exception {
    site.installation().requireOwn();
    List<Integer> ids = List.of(failedRecording(), failedRecording());
    speaker
        .api()
        .post("/api/recordings/admin/batch-process", ids.toString())
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .post("/api/recordings/admin/batch-process", "[" + ids.get(0) + ",2147483647]")
        .expectError(404, "RESOURCE_NOT_FOUND", "recording_id");
    site.admin()
        .post("/api/recordings/admin/batch-process", "[]")
        .expectError(422, "VALIDATION_ERROR", "recording_ids");
    assertThat(site.recording(ids.get(0)).getString("status")).isEqualTo("failed");
    JsonObject asked =
        site.admin().post("/api/recordings/admin/reprocess-failed").expect(200).json();
    assertThat(asked.getJsonArray("recording_ids").toString())
        .contains(String.valueOf(ids.get(0)), String.valueOf(ids.get(1)));
    for (int id : ids) {
      site.awaitProcessed(id);
    }
    JsonObject again =
        site.newPerson("sworik_developer")
            .api()
            .post("/api/recordings/admin/batch-process", ids.toString())
            .expect(200)
            .json();
    assertThat(again.getJsonArray("recording_ids")).isEmpty();
    site.admin().post("/api/recordings/admin/cleanup-orphaned-chunks").expect(200);
  }

  @Test
  @Tag("A28")
  void staffStopARecordingAndSetItBackToTheQueue() throws Exception {
    site.installation().requireOwn();
    int id = failedRecording();
    String path = "/api/recordings/" + id + "/status?new_status=";
    assertThat(set(path + "failed").expect(200).json().getString("failure_reason"))
        .isEqualTo("Stopped by hand.");
    set(path + "processed").expectError(422, "VALIDATION_ERROR", "new_status");
    set(path + "odd").expectError(422, "VALIDATION_ERROR", "new_status");
    set(path).expectError(422, "VALIDATION_ERROR", "new_status");
    set(path + "uploaded").expect(200);
    site.awaitProcessed(id);
    set(path + "failed").expectError(409, "CONFLICT", "new_status");
  }

  private static Answer set(String path) {
    return site.admin().send("PATCH", path, BodyPublishers.noBody());
  }

  @Test
  @Tag("A28")
  void aRecordingOfWhichNothingWasMadeIsTakenBackWithItsFiles() throws Exception {
    site.installation().requireOwn();
    int used = recordOne();
    speaker
        .api()
        .delete("/api/recordings/" + used)
        .expectError(400, "VALIDATION_ERROR", "recording_id");
    int id = failedRecording();
    Path folder = folderOf(id);
    assertThat(folder).isDirectory();
    site.newContributor()
        .api()
        .delete("/api/recordings/" + id)
        .expectError(404, "RESOURCE_NOT_FOUND", "recording_id");
    speaker.api().delete("/api/recordings/" + id).expect(204);
    speaker.api().get("/api/recordings/" + id).expectError(404, "RESOURCE_NOT_FOUND");
    assertThat(Files.exists(folder)).isFalse();
  }

  private static Path folderOf(int recording) throws Exception {
    try (var connection = site.installation().connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT file_path FROM voice_recordings WHERE id = " + recording)) {
      row.next();
      return site.installation().storage().resolve(row.getString(1)).getParent();
    }
  }

  @Test
  @Tag("A65")
  @Tag("A68")
  void anAuthorCorrectsOrTakesBackUntilThereIsAConsensus() throws Exception {
    int fresh = site.newLanguage();
    int chunk = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    Site.Person author = site.newContributor();
    site.transcribe(author, fresh, chunk, "we herd the rain");
    int id =
        Site.objects(author.api().get("/api/transcriptions").expect(200).json(), "transcriptions")
            .get(0)
            .getInt("id");
    String path = "/api/transcriptions/" + id;
    JsonObject corrected =
        patch(author.api(), path, "{\"text\":\"we heard the rain\",\"quality\":4}")
            .expect(200)
            .json();
    assertThat(corrected.getString("text")).isEqualTo("we heard the rain");
    assertThat(corrected.getJsonNumber("quality").doubleValue()).isEqualTo(4);
    patch(author.api(), path, "{\"text\":\" \",\"quality\":9}")
        .expectError(422, "VALIDATION_ERROR", "text");
    author.api().delete(path).expect(204);
    assertThat(transcriptCount(chunk)).isZero();

    List<Site.Person> three = site.newContributors(3);
    for (Site.Person person : three) {
      site.transcribe(person, fresh, chunk, "we heard the rain");
    }
    site.awaitConsensus(chunk, 3);
    Api first = three.get(0).api();
    int kept =
        Site.objects(first.get("/api/transcriptions").expect(200).json(), "transcriptions")
            .get(0)
            .getInt("id");
    patch(first, "/api/transcriptions/" + kept, "{\"text\":\"x\"}").expectError(409, "CONFLICT");
    first.delete("/api/transcriptions/" + kept).expectError(409, "CONFLICT");
    JsonObject anew =
        site.admin()
            .post("/api/transcriptions/admin/recalculate-consensus", "[" + chunk + "]")
            .expect(200)
            .json();
    assertThat(anew.getJsonArray("chunk_ids").toString()).isEqualTo("[" + chunk + "]");
    first
        .post("/api/transcriptions/admin/recalculate-consensus", "[" + chunk + "]")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .post("/api/transcriptions/admin/recalculate-consensus", "[2147483647]")
        .expectError(404, "RESOURCE_NOT_FOUND", "chunk_id");
    assertThat(site.awaitConsensus(chunk, 3).getString("consensus_text"))
        .isEqualTo("we heard the rain");
  }

  private static int transcriptCount(int chunk) {
    return site.admin()
        .get("/api/chunks/" + chunk + "/info")
        .expect(200)
        .json()
        .getInt("transcription_count");
  }
}
