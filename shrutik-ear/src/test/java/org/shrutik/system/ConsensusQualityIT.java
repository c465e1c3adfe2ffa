package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConsensusQualityIT {
  private static final double TARGET = 0.05;
  private static final int ENOUGH_CHUNKS = 5;
  private static final String LETTERS = "xyzuv";

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static int newChunk(int language) throws Exception {
    return site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
  }

  private static int newChunk(int language, String script) throws Exception {
    int recording =
        site.record(
            site.newContributor(),
            site.newScript(language, "sentence", script),
            Sounds.SHORT_CLIP,
            Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    return site.chunks(recording).get(0).getInt("id");
  }

  private static JsonObject quality() {
    return site.admin().get("/api/consensus/quality").expect(200).json();
  }

  @Test
  @Tag("A62")
  @Tag("A83")
  void asksNobodyElseOnceThreePeopleAgreeAndTellsWhatThatSaves() throws Exception {
    int language = site.newLanguage();
    int chunk = newChunk(language);
    long before = quality().getJsonObject("redundancy").getInt("saved_transcriptions");
    for (int i = 0; i < 3; i++) {
      site.transcribe(site.newContributor(), language, chunk, "the boat left at dawn");
    }
    JsonObject consensus = site.awaitConsensus(chunk, 3);
    assertThat(consensus.getJsonNumber("expected_word_error").doubleValue()).isBetween(0.0, TARGET);
    assertThat(site.tasks(site.newContributor(), language, 1)).isNull();
    Await.until(
        "four transcriptions are saved",
        Site.SOON,
        () -> quality().getJsonObject("redundancy").getInt("saved_transcriptions") >= before + 4);
    JsonObject redundancy = quality().getJsonObject("redundancy");
    assertThat(redundancy.getJsonNumber("mean_transcriptions").doubleValue()).isBetween(1.0, 7.0);
  }

  @Test
  @Tag("A62")
  @Tag("A83")
  void asksOneMoreWhileTooManyWordsMayBeWrongAlthoughTheTextIsGoodEnoughForRelease()
      throws Exception {
    int language = site.newLanguage();
    int chunk = newChunk(language);
    for (String text :
        List.of("the boat left at dawn", "the boat left at dawn", "the goat left at dawn")) {
      site.transcribe(site.newContributor(), language, chunk, text);
    }
    JsonObject consensus = site.awaitConsensus(chunk, 3);
    assertThat(consensus.getJsonNumber("expected_word_error").doubleValue()).isGreaterThan(TARGET);
    assertThat(consensus.getBoolean("ready_for_export")).isTrue();
    site.transcribe(site.newContributor(), language, chunk, "the boat left at dawn");
    assertThat(site.awaitConsensus(chunk, 4).getString("consensus_text")).contains("boat");
  }

  @Test
  @Tag("A84")
  void makesTheVotesOfWhoeverDoesNotWriteWhatTheyHearLighterAndSaysWhy() throws Exception {
    int language = site.newLanguage();
    Site.Person careless = site.newContributor();
    Site.Person reader = site.newContributor();
    List<Site.Person> copiers = site.newContributors(2);
    List<Site.Person> people = site.newContributors(3);
    List<Integer> chunks = new ArrayList<>();
    for (int i = 0; i < ENOUGH_CHUNKS; i++) {
      String script = "what was to be read aloud " + i;
      int chunk = newChunk(language, script);
      chunks.add(chunk);
      site.transcribe(careless, language, chunk, "nothing much to hear");
      site.transcribe(reader, language, chunk, script);
      for (Site.Person copier : copiers) {
        site.transcribe(copier, language, chunk, "sentence dumber " + LETTERS.charAt(i));
      }
      for (Site.Person person : people) {
        site.transcribe(person, language, chunk, "sentence number " + LETTERS.charAt(i));
      }
    }
    for (int chunk : chunks) {
      site.awaitConsensus(chunk, 7);
    }
    site.admin().post("/api/consensus/recalculate-all").expect(200);
    JsonObject answer = site.admin().get("/api/consensus/quality/people").expect(200).json();
    assertThat(suspicions(answer, careless))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.getString("reason")).isEqualTo("constant_text");
              assertThat(s.getInt("chunks")).isEqualTo(ENOUGH_CHUNKS);
              assertThat(s.getJsonNumber("weight_factor").doubleValue()).isLessThan(0.5);
            });
    assertThat(suspicions(answer, reader))
        .singleElement()
        .satisfies(s -> assertThat(s.getString("reason")).isEqualTo("script_pasted"));
    assertThat(suspicions(answer, copiers.get(0)))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.getString("reason")).isEqualTo("copied");
              assertThat(s.getInt("other_user_id")).isEqualTo(copiers.get(1).id());
            });
    assertThat(suspicions(answer, people.get(0))).isEmpty();
    assertThat(Site.objects(answer, "people"))
        .filteredOn(p -> p.getInt("user_id") == careless.id())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.getJsonNumber("word_error").doubleValue()).isGreaterThan(0.5);
              assertThat(p.getJsonNumber("uncertainty").doubleValue()).isPositive();
            });
    Await.until("an agreement is known", Site.SOON, () -> !quality().isNull("agreement"));
    assertThat(quality().getJsonNumber("agreement").doubleValue()).isBetween(-1.0, 1.0);
  }

  private static List<JsonObject> suspicions(JsonObject answer, Site.Person person) {
    return Site.objects(answer, "suspicions").stream()
        .filter(s -> s.getInt("user_id") == person.id())
        .toList();
  }

  @Test
  @Tag("A14")
  void showsTheFiguresToReviewersOnly() {
    site.newPerson("reviewer").api().get("/api/consensus/quality").expect(200);
    site.newContributor()
        .api()
        .get("/api/consensus/quality/people")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }
}
