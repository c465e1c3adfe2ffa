package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReviewIT {
  private static Site site;
  private Site.Person speaker;
  private List<Site.Person> people;
  private int language;
  private int chunk;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @BeforeEach
  void recordOneChunk() throws Exception {
    language = site.newLanguage();
    speaker = site.newContributor();
    chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    people = site.newContributors(3);
  }

  private void disagree() throws Exception {
    List<String> texts = List.of("one two three", "red green blue", "left right centre");
    List<String> sessions =
        people.stream().map(p -> site.tasks(p, language, 1).getString("session_id")).toList();
    for (int i = 0; i < texts.size(); i++) {
      people
          .get(i)
          .api()
          .post("/api/transcriptions/submit", Site.submission(sessions.get(i), chunk, texts.get(i)))
          .expect(201);
    }
    site.awaitConsensus(chunk, 3);
  }

  private int failures() {
    return site.admin()
        .get("/api/consensus/review-queue?limit=1000&language_id=" + language)
        .expect(200)
        .json()
        .getInt("total");
  }

  private void calculate(Api who) {
    who.post("/api/admin/consensus/calculate", "{\"chunk_ids\":[" + chunk + "]}").expect(200);
  }

  /** Decides anew until the chunk waits for a reviewer: its consensus failed three times. */
  private JsonObject escalate() throws Exception {
    disagree();
    for (int failed = 1; failed < 3; failed++) {
      assertThat(failures()).as("not after %d", failed).isZero();
      int before = failed;
      calculate(site.admin());
      Await.until("the vote was held again", Site.SOON, () -> failedCount() > before);
    }
    JsonObject queue =
        site.admin().get("/api/consensus/review-queue?language_id=" + language).expect(200).json();
    assertThat(queue.getInt("total")).isEqualTo(1);
    return Site.objects(queue, "chunks").get(0);
  }

  private int failedCount() throws Exception {
    try (var connection = site.installation().connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT consensus_failed_count FROM audio_chunks WHERE id = " + chunk)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String decision(String decision, String text) {
    var body = Json.createObjectBuilder().add("decision", decision).add("comment", "heard twice");
    if (text != null) {
      body.add("text", text);
    }
    return body.build().toString();
  }

  private Answer decide(Api reviewer, String body) {
    return reviewer.post("/api/consensus/manual-review/" + chunk, body);
  }

  @Test
  @Tag("A81")
  @Tag("A82")
  @Tag("A84")
  @Tag("A87")
  void tellsEverybodyOnceWhereThreeDisagreeThreeTimesAndAReviewerCorrects() throws Exception {
    Site.Person reviewer = site.newPerson("reviewer");
    for (Site.Person person : List.of(reviewer, speaker, people.get(0))) {
      person.api().put("/api/notifications/preferences", "{\"email\":\"immediate\"}").expect(200);
    }
    try (Live desk = Live.of(site, reviewer);
        Live author = Live.of(site, people.get(0))) {
      JsonObject waiting = escalate();
      assertThat(waiting.getString("reason")).isEqualTo("consensus_failed");
      assertThat(waiting.getInt("consensus_failed_count")).isEqualTo(3);
      assertThat(Site.objects(waiting, "transcriptions")).hasSize(3);
      assertThat(desk.awaitNews("chunk_escalated").getString("subject_id"))
          .isEqualTo(String.valueOf(chunk));

      JsonObject outcome =
          decide(reviewer.api(), decision("approved", "what was really said")).expect(200).json();
      assertThat(outcome.getBoolean("ready_for_export")).isTrue();
      assertThat(author.awaitNews("consensus_corrected").getString("message"))
          .contains("what was really said");
      for (Site.Person person : List.of(speaker, people.get(0))) {
        Await.until("mail", Site.SOON, () -> corrections(person.email()) == 1);
      }
      assertThat(failures()).isZero();

      // Once more: nobody is told a second time, and the reviewer's word stays.
      calculate(reviewer.api());
      site.awaitConsensus(chunk, 3);
      assertThat(desk.news("chunk_escalated")).hasSize(1);
      assertThat(author.news("consensus_corrected")).hasSize(1);
      assertThat(author.news("consensus_reached")).isEmpty();
    }
    for (Site.Person person : List.of(speaker, people.get(0))) {
      assertThat(corrections(person.email())).isEqualTo(1);
    }
    assertThat(site.validated(language))
        .extracting(row -> row.get("sentence"))
        .containsExactly("what was really said");
  }

  private static long corrections(String email) {
    return Mailbox.get().to(email).stream()
        .filter(letter -> letter.subject().equals("A reviewer settled a text you took part in"))
        .count();
  }

  @Test
  @Tag("A81")
  @Tag("A85")
  void keepsAHistoryOfDecisionsAndWhatEachChanged() throws Exception {
    Site.Person reviewer = site.newPerson("reviewer");
    disagree();
    decide(reviewer.api(), decision("rejected", null)).expect(200);
    assertThat(site.tasks(site.newContributor(), language, 1)).as("nobody is asked").isNull();
    decide(reviewer.api(), decision("needs_revision", null)).expect(200);
    assertThat(Site.chunkIds(site.tasks(site.newContributor(), language, 1)))
        .as("one more is asked")
        .containsExactly(chunk);
    decide(reviewer.api(), decision("flagged", null)).expect(200);
    assertThat(failures()).isEqualTo(1);
    JsonObject chosen = site.admin().get("/api/transcriptions/admin/all?chunk_id=" + chunk).json();
    int id = Site.objects(chosen, "transcriptions").get(0).getInt("id");
    decide(reviewer.api(), "{\"decision\":\"approved\",\"selected_transcription_id\":" + id + "}")
        .expect(200);
    List<JsonObject> history =
        Site.objects(
            site.admin().get("/api/consensus/chunk/" + chunk + "/history").expect(200).json(),
            "decisions");
    assertThat(history)
        .extracting(entry -> entry.getString("decision"))
        .containsExactly("approved", "flagged", "needs_revision", "rejected");
    assertThat(history.get(0).getInt("transcription_id")).isEqualTo(id);
    assertThat(history.get(0).getString("text_after"))
        .isEqualTo(Site.objects(chosen, "transcriptions").get(0).getString("text"));
    assertThat(history.get(0).getInt("reviewer_id")).isEqualTo(reviewer.id());
  }

  @Test
  @Tag("A85")
  void letsARejectedTextVoteNoMoreAndHasAnAuthorReviseTheirs() throws Exception {
    List<String> texts = List.of("one two three", "one two three", "red green blue");
    Site.Person fourth = site.newContributor();
    List<Site.Person> all = List.of(people.get(0), people.get(1), people.get(2), fourth);
    List<String> sessions =
        all.stream().map(p -> site.tasks(p, language, 1).getString("session_id")).toList();
    for (int i = 0; i < all.size(); i++) {
      String text = i < texts.size() ? texts.get(i) : "one two three";
      all.get(i)
          .api()
          .post("/api/transcriptions/submit", Site.submission(sessions.get(i), chunk, text))
          .expect(201);
    }
    site.awaitConsensus(chunk, 4);
    List<JsonObject> written =
        Site.objects(
            site.admin().get("/api/transcriptions/admin/all?chunk_id=" + chunk).json(),
            "transcriptions");
    JsonObject odd =
        written.stream().filter(t -> t.getString("text").startsWith("red")).findFirst().get();
    Site.Person reviewer = site.newPerson("reviewer");
    reviewer
        .api()
        .post("/api/admin/quality-reviews/" + odd.getInt("id"), "{\"decision\":\"rejected\"}")
        .expect(201);
    assertThat(site.awaitConsensus(chunk, 3).getString("consensus_text"))
        .isEqualTo("one two three");

    JsonObject vague =
        written.stream().filter(t -> t.getInt("user_id") == people.get(0).id()).findFirst().get();
    String mine = "/api/transcriptions/" + vague.getInt("id");
    people.get(0).api().patch(mine, "{\"text\":\"one, two, three\"}").expectError(409, "CONFLICT");
    reviewer
        .api()
        .post(
            "/api/admin/quality-reviews/" + vague.getInt("id"),
            "{\"decision\":\"needs_revision\",\"rating\":3}")
        .expect(201);
    JsonObject revised =
        people.get(0).api().patch(mine, "{\"text\":\"one, two, three\"}").expect(200).json();
    assertThat(revised.getString("review_state")).isEqualTo("needs_revision");
    assertThat(revised.getString("text")).isEqualTo("one, two, three");
    assertThat(revised.isNull("quality")).as("a rating is the author's own").isTrue();
  }

  @Test
  @Tag("A81")
  void refusesAWordOnOnesOwnWorkAndWhatMakesNoSense() throws Exception {
    disagree();
    String path = "/api/consensus/manual-review/" + chunk;
    Api reviewer = site.newPerson("reviewer").api();
    for (Site.Person own : List.of(speaker, people.get(1))) {
      site.admin()
          .put("/api/admin/users/" + own.id() + "/role", "{\"role\":\"reviewer\"}")
          .expect(200);
      decide(own.api(), decision("approved", "mine")).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
    people
        .get(0)
        .api()
        .post(path, decision("approved", "x"))
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    reviewer.post(path, "{}").expectError(422, "VALIDATION_ERROR", "decision");
    reviewer
        .post(path, "{\"decision\":\"approved\",\"selected_transcription_id\":2000000000}")
        .expectError(422, "VALIDATION_ERROR", "selected_transcription_id");
    reviewer.post(path, decision("approved", " ")).expectError(422, "VALIDATION_ERROR", "text");
    reviewer
        .post("/api/consensus/manual-review/2000000000", decision("approved", "x"))
        .expectError(404, "RESOURCE_NOT_FOUND");
    assertThat(site.admin().get("/api/consensus/statistics").expect(200).json().getInt("in_review"))
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  @Tag("A80")
  void recalculatesInBulkAsAJobThatTellsHowFarItIs() throws Exception {
    disagree();
    JsonObject queued = site.admin().post("/api/consensus/recalculate-all").expect(200).json();
    int id = queued.getInt("recalculation_id");
    JsonObject[] state = new JsonObject[1];
    Await.until(
        "recalculation " + id,
        Site.SOON,
        () -> {
          state[0] = site.admin().get("/api/consensus/recalculations/" + id).expect(200).json();
          return state[0].getString("status").equals("completed");
        });
    assertThat(state[0].getInt("done")).isGreaterThanOrEqualTo(queued.getInt("chunks"));
    assertThat(state[0].getInt("weights_snapshot")).isEqualTo(queued.getInt("weights_snapshot"));
    assertThat(
            Site.objects(
                site.admin().get("/api/consensus/recalculations?limit=50").expect(200).json(),
                "recalculations"))
        .extracting(r -> r.getInt("id"))
        .contains(id);
    site.newContributor()
        .api()
        .get("/api/consensus/recalculations/" + id)
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }
}
