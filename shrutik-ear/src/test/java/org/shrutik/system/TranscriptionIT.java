package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TranscriptionIT {
  private static final int SENTENCES = 5;

  private static Site site;
  private static int language;
  private static Site.Person speaker;
  private static final List<Integer> CHUNKS = new ArrayList<>();

  @BeforeAll
  static void recordFiveSentences() throws Exception {
    site = Site.get();
    language = site.newLanguage();
    speaker = site.newContributor();
    List<Integer> recordings = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      recordings.add(
          site.record(
              speaker, site.newSentence(language), "a.flac", Sounds.clip(Sounds.SHORT_CLIP)));
    }
    for (int recording : recordings) {
      site.awaitProcessed(recording);
      CHUNKS.add(site.chunks(recording).get(0).getInt("id"));
    }
  }

  private static Answer submit(Site.Person person, String body) {
    return person.api().post("/api/transcriptions/submit", body);
  }

  private static int written(Site.Person person) {
    return person.api().get("/api/transcriptions").expect(200).json().getInt("total");
  }

  @Test
  @Tag("A61")
  @Tag("A65")
  @Tag("A66")
  @Tag("A68")
  void takesFiveSentencesInOneSessionOneAtATime() {
    Site.Person person = site.newContributor();
    JsonObject tasks =
        person
            .api()
            .post(
                "/api/transcriptions/tasks",
                """
                {"quantity":5,"language_id":%d,"skip_chunk_ids":[],"difficulty_preference":"mixed"}
                """
                    .formatted(language))
            .expect(200)
            .json();
    assertThat(Site.chunkIds(tasks)).containsExactlyInAnyOrderElementsOf(CHUNKS);
    assertThat(tasks.getInt("total_available")).isEqualTo(SENTENCES);
    JsonObject first = Site.objects(tasks, "chunks").get(0);
    assertThat(first.getString("file_path")).endsWith("/audio");
    assertThat(first.getJsonNumber("duration").doubleValue()).isPositive();
    assertThat(first.getInt("chunk_index")).isZero();
    assertThat(first.getInt("transcription_count")).isNotNegative();
    String session = tasks.getString("session_id");
    for (int chunk : Site.chunkIds(tasks)) {
      JsonObject stored =
          submit(
                  person,
                  """
                  {"session_id":"%s","transcriptions":[{"chunk_id":%d,"language_id":1,
                   "text":"Sentence of chunk %d","quality":4.5,"confidence":0.95,
                   "metadata":{"time_taken":12,"difficulty_rating":2}}],"skipped_chunk_ids":[]}
                  """
                      .formatted(session, chunk, chunk))
              .expect(201)
              .json();
      assertThat(stored.getInt("submitted_count")).isEqualTo(1);
      assertThat(stored.getInt("skipped_count")).isZero();
      JsonObject row = Site.objects(stored, "transcriptions").get(0);
      assertThat(row.getInt("language_id")).isEqualTo(language);
      assertThat(row.getJsonNumber("quality").doubleValue()).isEqualTo(4.5);
      assertThat(row.getJsonObject("metadata").getInt("time_taken")).isEqualTo(12);
    }
    JsonObject list =
        person.api().get("/api/transcriptions?skip=0&limit=3&language_id=" + language).json();
    assertThat(list.getInt("total")).isEqualTo(SENTENCES);
    JsonObject newest = Site.objects(list, "transcriptions").get(0);
    assertThat(newest.getBoolean("is_validated")).isFalse();
    assertThat(newest.containsKey("is_consensus")).isTrue();
    assertThat(newest.getJsonNumber("confidence").doubleValue()).isEqualTo(0.95);
    assertThat(Site.chunkIds(site.tasks(person, language, 50))).isEmpty();
  }

  @Test
  @Tag("A62")
  void neverOffersOnesOwnRecordingNorOnesOwnWork() {
    assertThat(site.tasks(speaker, language, 50)).isNull();
    Site.Person person = site.newContributor();
    site.transcribe(person, language, CHUNKS.get(0), "done already");
    assertThat(Site.chunkIds(site.tasks(person, language, 50)))
        .hasSize(SENTENCES - 1)
        .doesNotContain(CHUNKS.get(0));
    assertThat(
            Site.chunkIds(
                person
                    .api()
                    .post(
                        "/api/transcriptions/tasks",
                        "{\"language_id\":%d,\"skip_chunk_ids\":[%d]}"
                            .formatted(language, CHUNKS.get(1)))
                    .expect(200)
                    .json()))
        .hasSize(SENTENCES - 2)
        .doesNotContain(CHUNKS.get(0), CHUNKS.get(1));
  }

  @Test
  @Tag("A62")
  void offersTheChunkWithTheFewestTranscriptionsFirst() throws Exception {
    int fresh = site.newLanguage();
    int first = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    int second = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    site.transcribe(site.newContributor(), fresh, first, "one of two");
    // The first person still has the second chunk open: that does not count as a transcription.
    assertThat(Site.chunkIds(site.tasks(site.newContributor(), fresh, 1))).containsExactly(second);
  }

  @Test
  @Tag("A67")
  void storesASkipWithItsReasonAndCountsIt() throws Exception {
    int fresh = site.newLanguage();
    int chunk = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    Site.Person person = site.newContributor();
    String skip =
        "{\"chunk_id\":%d,\"reason\":\"too noisy\",\"comment\":\"a train\"}".formatted(chunk);
    JsonObject stored = person.api().post("/api/transcriptions/skip", skip).expect(200).json();
    assertThat(stored.getInt("chunk_id")).isEqualTo(chunk);
    assertThat(stored.getInt("skipped_by_user")).isEqualTo(person.id());
    assertThat(stored.getString("reason")).isEqualTo("too noisy");
    assertThat(stored.getInt("skip_count")).isEqualTo(1);
    assertThat(person.api().post("/api/transcriptions/skip", skip).json().getInt("skip_count"))
        .isEqualTo(1);
    assertThat(site.tasks(person, fresh, 5)).isNull();

    Site.Person other = site.newContributor();
    JsonObject tasks = site.tasks(other, fresh, 5);
    JsonObject answer =
        submit(
                other,
                "{\"session_id\":\"%s\",\"skipped_chunk_ids\":[%d]}"
                    .formatted(tasks.getString("session_id"), chunk))
            .expect(201)
            .json();
    assertThat(answer.getInt("skipped_count")).isEqualTo(1);
    Site.Person third = site.newContributor();
    assertThat(
            third
                .api()
                .post("/api/chunks/" + chunk + "/skip")
                .expect(200)
                .json()
                .getInt("skip_count"))
        .isEqualTo(3);
    third
        .api()
        .post("/api/transcriptions/skip", "{\"reason\":\"x\"}")
        .expectError(422, "VALIDATION_ERROR", "chunk_id");
    third
        .api()
        .post(
            "/api/transcriptions/skip",
            "{\"chunk_id\":%d,\"reason\":\"%s\"}".formatted(chunk, "x".repeat(501)))
        .expectError(422, "VALIDATION_ERROR", "reason");
  }

  @Test
  @Tag("A66")
  void answersTheSameSubmissionAgainAndRefusesADifferentText() {
    Site.Person person = site.newContributor();
    JsonObject tasks = site.tasks(person, language, 50);
    String session = tasks.getString("session_id");
    int chunk = Site.chunkIds(tasks).get(0);
    String body = Site.submission(session, chunk, "exactly this");
    JsonObject first = submit(person, body).expect(201).json();
    JsonObject again = submit(person, body).expect(201).json();
    assertThat(ids(again)).isEqualTo(ids(first));
    submit(person, Site.submission(session, chunk, "something else"))
        .expectError(409, "CONFLICT", "chunk_id");
    assertThat(written(person)).isEqualTo(1);
  }

  private static List<Integer> ids(JsonObject stored) {
    return Site.objects(stored, "transcriptions").stream().map(t -> t.getInt("id")).toList();
  }

  @Test
  @Tag("A66")
  void storesAllOfASubmissionOrNothing() {
    Site.Person person = site.newContributor();
    JsonObject tasks = site.tasks(person, language, 50);
    List<Integer> chunks = Site.chunkIds(tasks);
    String good = "{\"chunk_id\":%d,\"text\":\"good\"}".formatted(chunks.get(0));
    String tooLong = "{\"chunk_id\":%d,\"text\":\"%s\"}".formatted(chunks.get(1), "ক".repeat(5001));
    String body = "{\"session_id\":\"%s\",\"transcriptions\":[%s,%s]}";
    submit(person, body.formatted(tasks.getString("session_id"), good, tooLong))
        .expectError(422, "VALIDATION_ERROR", "transcriptions[1].text");
    assertThat(written(person)).isZero();
    String justFits =
        "{\"chunk_id\":%d,\"text\":\"%s\"}".formatted(chunks.get(1), "ক".repeat(5000));
    submit(person, body.formatted(tasks.getString("session_id"), good, justFits)).expect(201);
    assertThat(written(person)).isEqualTo(2);
  }

  @Test
  @Tag("A66")
  @Tag("A121")
  void namesEveryFaultOfASubmission() {
    Site.Person person = site.newContributor();
    JsonObject error =
        submit(
                person,
                """
                {"transcriptions":[{"text":" ","quality":6,"confidence":-1}]}
                """)
            .expectError(422, "VALIDATION_ERROR")
            .json()
            .getJsonObject("error");
    assertThat(Site.objects(error.getJsonObject("details"), "validation_errors"))
        .extracting(e -> e.getString("field"))
        .containsExactlyInAnyOrder(
            "session_id",
            "transcriptions[0].chunk_id",
            "transcriptions[0].text",
            "transcriptions[0].quality",
            "transcriptions[0].confidence");
    for (int quantity : new int[] {0, 51}) {
      person
          .api()
          .post("/api/transcriptions/tasks", "{\"quantity\":" + quantity + "}")
          .expectError(422, "VALIDATION_ERROR", "quantity");
    }
    for (String id : List.of("2147483647", "4294967297", "1.5", "1e400", "99999999999999999999")) {
      person
          .api()
          .post("/api/transcriptions/tasks", "{\"language_id\":" + id + "}")
          .expectError(422, "VALIDATION_ERROR", "language_id");
    }
    person
        .api()
        .post("/api/transcriptions/tasks", "{\"skip_chunk_ids\":[1," + "1".repeat(20) + "]}")
        .expectError(422, "VALIDATION_ERROR", "skip_chunk_ids");
    person
        .api()
        .post(
            "/api/recordings/sessions",
            "{\"script_id\":1,\"metadata\":" + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_001))
        .expect(422);
    person.api().patch("/api/auth/me", "{\"name\":\"half \\ud83d of it\"}").expect(422);
    assertThat(
            person
                .api()
                .patch("/api/auth/me", "{\"name\":\"whole \\ud83d\\ude00\"}")
                .expect(200)
                .json()
                .getString("name"))
        .isEqualTo("whole 😀");
  }

  @Test
  @Tag("A66")
  void refusesUnknownAndForeignSessionsAndChunksOfOthers() throws Exception {
    Site.Person person = site.newContributor();
    Site.Person other = site.newContributor();
    JsonObject own = site.tasks(person, language, 50);
    JsonObject foreign = site.tasks(other, language, 50);
    int chunk = Site.chunkIds(own).get(0);
    submit(person, Site.submission("00000000-0000-0000-0000-000000000000", chunk, "x"))
        .expectError(404, "RESOURCE_NOT_FOUND", "session_id");
    submit(person, Site.submission(foreign.getString("session_id"), chunk, "x"))
        .expectError(404, "RESOURCE_NOT_FOUND", "session_id");
    int outside = site.newChunk(speaker, site.newLanguage(), Sounds.SHORT_CLIP);
    submit(person, Site.submission(own.getString("session_id"), outside, "x"))
        .expectError(422, "VALIDATION_ERROR", "chunk_id");
    assertThat(written(person)).isZero();
  }

  @Test
  @Tag("A66")
  @Tag("A38")
  void refusesAnExpiredSessionButAnswersWhatWasStoredBefore() throws Exception {
    Site.Person person = site.newContributor();
    JsonObject tasks = site.tasks(person, language, 50);
    String session = tasks.getString("session_id");
    int done = Site.chunkIds(tasks).get(0);
    int open = Site.chunkIds(tasks).get(1);
    submit(person, Site.submission(session, done, "in time")).expect(201);
    site.installation()
        .execute(
            "UPDATE transcription_sessions SET expires_at = now() - interval '1 second'"
                + " WHERE id = ?",
            session);
    submit(person, Site.submission(session, open, "too late"))
        .expectError(410, "SESSION_EXPIRED", "session_id");
    submit(person, Site.submission(session, done, "in time")).expect(201);
    assertThat(written(person)).isEqualTo(1);

    String renewal = "/api/transcriptions/sessions/" + session + "/renewal";
    site.newContributor().api().post(renewal, "").expectError(404, "RESOURCE_NOT_FOUND");
    person.api().post(renewal, "").expect(200);
    submit(person, Site.submission(session, open, "too late")).expect(201);
  }

  @Test
  @Tag("A64")
  void tellsWhatElseToDoWhereNothingIsLeft() {
    int empty = site.newLanguage();
    int script = site.newSentence(empty);
    JsonObject body =
        site.newContributor()
            .api()
            .post("/api/transcriptions/tasks", "{\"language_id\":" + empty + "}")
            .expectError(404, "RESOURCE_NOT_FOUND")
            .json();
    assertThat(body.getString("detail")).contains("another language");
    List<JsonObject> suggestions = Site.objects(body.getJsonObject("error"), "suggestions");
    assertThat(suggestions)
        .extracting(s -> s.getString("key"))
        .contains("other_language", "record_script");
    assertThat(suggestions.get(0).getJsonObject("params").getInt("available")).isPositive();
    assertThat(suggestions.get(suggestions.size() - 1).getJsonObject("params").getInt("script_id"))
        .isEqualTo(script);
  }

  @Test
  @Tag("A63")
  void givesWhatIsAsHardAsAskedFor() throws Exception {
    int fresh = site.newLanguage();
    int easy = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    int script = site.newSentence(fresh);
    site.admin()
        .put(
            "/api/scripts/" + script,
            "{\"text\":\"%s\",\"difficulty\":\"hard\",\"language_id\":%d}"
                .formatted(Site.fresh("hard words"), fresh))
        .expect(200);
    int recording = site.record(speaker, script, "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    int hard = site.chunks(recording).get(0).getInt("id");
    Site.Person person = site.newContributor();
    String wish = "{\"quantity\":1,\"language_id\":%d,\"difficulty_preference\":\"%s\"}";
    assertThat(
            Site.chunkIds(
                person
                    .api()
                    .post("/api/transcriptions/tasks", wish.formatted(fresh, "hard"))
                    .expect(200)
                    .json()))
        .containsExactly(hard);
    assertThat(
            Site.chunkIds(
                person
                    .api()
                    .post("/api/transcriptions/tasks", wish.formatted(fresh, "easy"))
                    .expect(200)
                    .json()))
        .containsExactly(easy);
    person
        .api()
        .post("/api/transcriptions/tasks", wish.formatted(fresh, "odd"))
        .expectError(422, "VALIDATION_ERROR", "difficulty_preference");
  }

  @Test
  @Tag("A73")
  void hintsAtWhatWasToBeRead() throws Exception {
    int fresh = site.newLanguage();
    String sentence = Site.fresh("the boats came home before the rain") + ".";
    int script = site.newScript(fresh, "sentence", sentence);
    int recording = site.record(speaker, script, "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    JsonObject task = Site.objects(site.tasks(site.newContributor(), fresh, 1), "chunks").get(0);
    assertThat(task.getString("sentence_hint")).isEqualTo(sentence);
  }

  @Test
  @Tag("A65")
  void keepsTextsExactlyAsTheyWereWritten() throws Exception {
    int fresh = site.newLanguage();
    int chunk = site.newChunk(speaker, fresh, Sounds.SHORT_CLIP);
    Site.Person person = site.newContributor();
    String text = "  “Ünïcode”, বাংলা‌ ও \t 👍🏽 <b>\"quotes\"</b> \\ and\nlines  ";
    JsonObject tasks = site.tasks(person, fresh, 1);
    submit(person, Site.submission(tasks.getString("session_id"), chunk, text)).expect(201);
    JsonObject stored =
        Site.objects(person.api().get("/api/transcriptions").json(), "transcriptions").get(0);
    assertThat(stored.getString("text")).isEqualTo(text);
  }
}
