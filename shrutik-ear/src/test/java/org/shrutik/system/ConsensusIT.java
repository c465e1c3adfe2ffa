package org.shrutik.system;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConsensusIT {
  private static Site site;
  private int language;
  private int chunk;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @BeforeEach
  void recordOneChunk() throws Exception {
    language = site.newLanguage();
    chunk = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
  }

  /** Everybody has the chunk open before the first of them answers. */
  private void transcribe(String... texts) {
    List<Site.Person> people = site.newContributors(texts.length);
    List<String> sessions =
        people.stream().map(p -> site.tasks(p, language, 2).getString("session_id")).toList();
    for (int i = 0; i < texts.length; i++) {
      people
          .get(i)
          .api()
          .post("/api/transcriptions/submit", Site.submission(sessions.get(i), chunk, texts[i]))
          .expect(201);
    }
  }

  private JsonObject info() {
    return site.admin().get("/api/chunks/" + chunk + "/info").expect(200).json();
  }

  @Test
  @Tag("A76")
  @Tag("A83")
  void isPendingWithFewerThanThreeTranscriptions() {
    transcribe("hello world", "hello world");
    site.admin()
        .get("/api/consensus/chunk/" + chunk + "/status")
        .expectError(409, "CONSENSUS_PENDING");
    assertThat(info().getBoolean("ready_for_export")).isFalse();
    assertThat(info().getInt("transcription_count")).isEqualTo(2);
  }

  @Test
  @Tag("A69")
  @Tag("A78")
  @Tag("A83")
  void agreesOnTheWordsOfTheMajorityAndKeepsTheTextsAsTheyAre() throws Exception {
    transcribe(
        "The cat sat on the mat.",
        "the cat sat on the mat",
        "The bat sat on the mat",
        "the cat sat on the mat!");
    JsonObject consensus = site.awaitConsensus(chunk, 4);
    assertThat(consensus.getString("consensus_text").toLowerCase(ROOT))
        .contains("the cat sat on the mat");
    assertThat(consensus.getJsonNumber("confidence_score").doubleValue()).isBetween(0.80, 1.0);
    assertThat(consensus.getBoolean("ready_for_export")).isTrue();
    assertThat(consensus.getJsonObject("lattice").getJsonArray("slots")).hasSize(6);
    assertThat(consensus.getJsonObject("weights")).hasSize(4);
    List<JsonObject> all = Site.objects(consensus, "transcriptions");
    assertThat(all).extracting(t -> t.getString("text")).contains("the cat sat on the mat!");
    assertThat(all)
        .filteredOn(t -> t.getBoolean("is_consensus"))
        .hasSize(3)
        .allSatisfy(t -> assertThat(t.getString("text")).doesNotContain("bat"));
    assertThat(all)
        .filteredOn(t -> t.getInt("id") == consensus.getInt("consensus_transcript_id"))
        .hasSize(1)
        .allSatisfy(t -> assertThat(t.getBoolean("is_consensus")).isTrue());
    assertThat(info().getBoolean("ready_for_export")).isTrue();
  }

  @Test
  @Tag("A83")
  void keepsTheConfidenceOfEachWordAndLetsAScriptThatWasReadSettleWhatPeopleHeard()
      throws Exception {
    language = site.newLanguage();
    String script = "the goat left at dawn for the islands " + language;
    int recording =
        site.record(
            site.newContributor(),
            site.newScript(language, "sentence", script),
            Sounds.SHORT_CLIP,
            Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    chunk = site.chunks(recording).get(0).getInt("id");
    transcribe(
        script.replace("goat", "boat"), script.replace("goat", "moat"), script.toUpperCase(ROOT));
    JsonObject consensus = site.awaitConsensus(chunk, 3);
    assertThat(consensus.getString("consensus_text").toLowerCase(ROOT)).startsWith("the goat left");
    assertThat(consensus.getJsonObject("weights")).hasSize(4).containsKey("script");
    List<JsonObject> slots = Site.objects(consensus.getJsonObject("lattice"), "slots");
    assertThat(slots).hasSize(9);
    double contested = slots.get(1).getJsonNumber("confidence").doubleValue();
    double agreed = slots.get(4).getJsonNumber("confidence").doubleValue();
    assertThat(contested).isBetween(0.0, agreed);
    assertThat(agreed).isBetween(0.9, 1.0);
    assertThat(Site.objects(slots.get(1), "alternatives"))
        .filteredOn(a -> a.getBoolean("script"))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.getString("word")).isEqualTo("goat");
              assertThat(a.getJsonArray("voters")).hasSize(1);
            });
    List<JsonObject> all = Site.objects(consensus, "transcriptions");
    assertThat(all)
        .filteredOn(t -> t.getInt("id") == consensus.getInt("consensus_transcript_id"))
        .singleElement()
        .satisfies(t -> assertThat(t.getString("text")).contains("GOAT"));
  }

  @Test
  @Tag("A76")
  @Tag("A62")
  void asksForAtMostSevenPeopleWhereTheyDisagree() throws Exception {
    transcribe(
        "one two three",
        "four five six",
        "seven eight nine",
        "ten eleven twelve",
        "red green blue",
        "left right centre",
        "north south west");
    JsonObject consensus = site.awaitConsensus(chunk, 7);
    assertThat(consensus.getBoolean("ready_for_export")).isFalse();
    assertThat(consensus.getBoolean("requires_review")).isTrue();
    assertThat(site.tasks(site.newContributor(), language, 5)).isNull();
  }

  @Test
  @Tag("A78")
  void isReadyByAReviewersWordAndNotByOnesOwn() throws Exception {
    transcribe("one two three", "four five six");
    Site.Person reviewer = site.newPerson("reviewer");
    site.transcribe(reviewer, language, chunk, "seven eight nine");
    JsonObject consensus = site.awaitConsensus(chunk, 3);
    assertThat(consensus.getBoolean("ready_for_export")).isFalse();
    List<JsonObject> all = Site.objects(consensus, "transcriptions");
    for (JsonObject transcription : all) {
      Answer answer =
          reviewer
              .api()
              .post(
                  "/api/admin/quality-reviews/" + transcription.getInt("id"),
                  "{\"decision\":\"approved\",\"rating\":4,\"comment\":\"clear\"}");
      if (transcription.getInt("user_id") == reviewer.id()) {
        answer.expectError(403, "INSUFFICIENT_PERMISSIONS");
      } else if (transcription.getString("text").startsWith("four")) {
        answer.expect(201);
      }
    }
    JsonObject decided =
        site.admin().get("/api/consensus/chunk/" + chunk + "/status").expect(200).json();
    assertThat(decided.getString("consensus_text")).isEqualTo("four five six");
    assertThat(decided.getBoolean("ready_for_export")).isTrue();
  }

  @Test
  @Tag("A69")
  void learnsWeightsOnlyWhenAskedAndThenGivesTheSameEachTime() throws Exception {
    transcribe("a quick brown fox", "a quick brown fox", "a quack brown box");
    JsonObject before = site.awaitConsensus(chunk, 3);
    assertThat(before.isNull("weights_snapshot") || before.getInt("weights_snapshot") > 0).isTrue();
    Site.Person operator = site.newPerson("operator");
    operator
        .api()
        .post("/api/consensus/recalculate-all")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    int first = recalculate();
    JsonObject one = awaitSnapshot(first);
    int second = recalculate();
    JsonObject two = awaitSnapshot(second);
    assertThat(second).isGreaterThan(first);
    for (String field : List.of("consensus_text", "confidence_score", "weights", "lattice")) {
      assertThat(two.get(field)).as(field).isEqualTo(one.get(field));
    }
    assertThat(one.getJsonObject("weights").toString())
        .isNotEqualTo(before.getJsonObject("weights").toString());
  }

  private static int recalculate() {
    JsonObject answer = site.admin().post("/api/consensus/recalculate-all").expect(200).json();
    assertThat(answer.getInt("chunks")).isPositive();
    return answer.getInt("weights_snapshot");
  }

  private JsonObject awaitSnapshot(int snapshot) throws Exception {
    JsonObject[] found = new JsonObject[1];
    Await.until(
        "the chunk is decided with the weights " + snapshot,
        Site.SOON,
        () -> {
          found[0] =
              site.admin().get("/api/consensus/chunk/" + chunk + "/status").expect(200).json();
          return !found[0].isNull("weights_snapshot")
              && found[0].getInt("weights_snapshot") == snapshot;
        });
    return found[0];
  }

  @Test
  @Tag("A78")
  @Tag("A81")
  void evaluatesWithoutChangingAndDecidesAtOnceWhenAsked() throws Exception {
    String evaluate = "/api/consensus/evaluate/" + chunk;
    transcribe("the boat left", "the boat left", "a goat slept");
    site.awaitConsensus(chunk, 3);
    JsonObject evaluation = site.admin().post(evaluate).expect(200).json();
    assertThat(evaluation.getString("consensus_text")).isEqualTo("the boat left");
    assertThat(evaluation.getInt("participant_count")).isEqualTo(3);
    assertThat(evaluation.getBoolean("requires_review")).isTrue();
    assertThat(evaluation.getJsonArray("flagged_reasons")).isNotEmpty();
    assertThat(evaluation.getJsonObject("transcription_similarities")).hasSize(3);
    assertThat(
            evaluation.getJsonObject("transcription_similarities").values().stream()
                .mapToDouble(v -> ((JsonNumber) v).doubleValue())
                .max()
                .orElseThrow())
        .isEqualTo(1);
    JsonObject decided = site.admin().post("/api/consensus/validate/" + chunk).expect(200).json();
    assertThat(decided.getString("status")).isEqualTo("requires_review");
    assertThat(decided.get("confidence_score")).isEqualTo(evaluation.get("confidence_score"));
    JsonObject asked =
        site.admin().post("/api/consensus/batch-calculate", "[" + chunk + "]").expect(200).json();
    assertThat(asked.getJsonArray("chunk_ids").getInt(0)).isEqualTo(chunk);
    Api stranger = site.newContributor().api();
    for (String path : List.of(evaluate, "/api/consensus/validate/" + chunk)) {
      stranger.post(path).expectError(403, "INSUFFICIENT_PERMISSIONS");
    }
    stranger
        .post("/api/consensus/batch-calculate", "[1]")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .post("/api/consensus/evaluate/2147483647")
        .expectError(404, "RESOURCE_NOT_FOUND", "chunk_id");
    int fresh = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    site.admin().post("/api/consensus/evaluate/" + fresh).expectError(409, "CONSENSUS_PENDING");
  }
}
