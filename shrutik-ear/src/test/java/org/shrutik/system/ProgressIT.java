package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgressIT {
  private static Site site;
  private int language;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  @BeforeEach
  void newLanguage() {
    language = site.newLanguage();
  }

  private static JsonObject mine(Site.Person person) {
    return person.api().get("/api/progress/me").expect(200).json();
  }

  private JsonObject covered(Site.Person reader) {
    return Site.objects(reader.api().get("/api/progress/coverage").expect(200).json(), "languages")
        .stream()
        .filter(l -> l.getInt("language_id") == language)
        .findFirst()
        .orElse(null);
  }

  private List<JsonObject> board(Site.Person reader, String query) {
    return Site.objects(
        reader
            .api()
            .get("/api/progress/leaderboard?language_id=" + language + query)
            .expect(200)
            .json(),
        "entries");
  }

  @Test
  @Tag("A88")
  @Tag("A89")
  @Tag("A90")
  @Tag("A93")
  void showsAPersonWhatItGaveAndWhatThatIsWorth() throws Exception {
    int chunk = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    List<Site.Person> people = site.newContributors(3);
    List<String> texts = List.of("one two three four", "one two three four", "one two three five");
    for (int i = 0; i < texts.size(); i++) {
      JsonObject tasks = site.tasks(people.get(i), language, 1);
      people
          .get(i)
          .api()
          .post(
              "/api/transcriptions/submit",
              "{\"session_id\":\"%s\",\"transcriptions\":[{\"chunk_id\":%d,\"text\":\"%s\",\"metadata\":{\"time_taken\":12}}]}"
                  .formatted(tasks.getString("session_id"), chunk, texts.get(i)))
          .expect(201);
    }
    site.awaitConsensus(chunk, 3);
    JsonObject right = mine(people.get(0));
    assertThat(right.getInt("transcriptions")).isEqualTo(1);
    assertThat(right.getJsonNumber("accuracy").doubleValue()).isEqualTo(1);
    assertThat(right.getJsonNumber("speed_words_per_minute").doubleValue()).isEqualTo(20);
    assertThat(right.getJsonObject("level").getInt("number")).isEqualTo(1);
    assertThat(right.getJsonObject("streak").getInt("days")).isEqualTo(1);
    assertThat(right.getJsonObject("streak").getBoolean("today")).isTrue();
    assertThat(mine(people.get(2)).getJsonNumber("accuracy").doubleValue()).isZero();
    assertThat(Site.objects(right, "badges"))
        .filteredOn(badge -> !badge.isNull("earned_at"))
        .extracting(badge -> badge.getString("code"))
        .containsExactly("first_contribution");
    assertThat(Site.objects(right, "badges"))
        .filteredOn(badge -> badge.getString("code").equals("scribe_10"))
        .allSatisfy(badge -> assertThat(badge.getInt("progress")).isEqualTo(1));
    assertThat(Site.objects(right, "languages"))
        .extracting(l -> l.getInt("language_id"))
        .containsExactly(language);
    assertThat(Site.objects(right, "days")).hasSize(1);
    people
        .get(0)
        .api()
        .get("/api/progress/me?time_zone=Mars/Olympus")
        .expectError(422, "VALIDATION_ERROR", "time_zone");
  }

  @Test
  @Tag("A90")
  void awardsABadgeOnceHoweverManyThingsAreGivenAtOnce() throws Exception {
    Site.Person speaker = site.newContributor();
    List<CompletableFuture<Void>> uploads = new ArrayList<>();
    byte[] clip = Sounds.clip(Sounds.SHORT_CLIP);
    for (int i = 0; i < 4; i++) {
      String session = site.openSession(speaker, site.newSentence(language));
      uploads.add(
          CompletableFuture.runAsync(
              () ->
                  speaker
                      .api()
                      .post("/api/recordings/upload", Site.upload(session, Sounds.SHORT_CLIP, clip))
                      .expect(201)));
    }
    CompletableFuture.allOf(uploads.toArray(new CompletableFuture<?>[0])).join();
    assertThat(mine(speaker).getInt("recordings")).isEqualTo(4);
    assertThat(Site.objects(mine(speaker), "badges"))
        .filteredOn(badge -> badge.getString("code").equals("first_contribution"))
        .hasSize(1);
    assertThat(
            Site.objects(
                speaker.api().get("/api/notifications").expect(200).json(), "notifications"))
        .filteredOn(n -> n.getString("kind").equals("badge_earned"))
        .hasSize(1);
  }

  @Test
  @Tag("A89")
  void ranksByLanguageAndPeriodWhoeverDoesNotMind() throws Exception {
    Site.Person two = site.newContributor();
    Site.Person one = site.newContributor();
    int chunk = site.newChunk(two, language, Sounds.SHORT_CLIP);
    site.newChunk(two, language, Sounds.SHORT_CLIP);
    site.transcribe(one, language, chunk, "one text");
    for (String period : List.of("", "&period=week", "&period=month", "&period=all")) {
      assertThat(board(one, period))
          .extracting(entry -> entry.getInt("user_id"))
          .containsExactly(two.id(), one.id());
      assertThat(board(one, period))
          .extracting(entry -> entry.getInt("points"))
          .containsExactly(4, 1);
    }
    JsonObject own =
        one.api().get("/api/progress/leaderboard?language_id=" + language).expect(200).json();
    assertThat(own.getJsonObject("me").getInt("rank")).isEqualTo(2);
    two.api().put("/api/progress/settings", "{\"on_leaderboard\":false}").expect(200);
    assertThat(board(one, "")).extracting(e -> e.getInt("user_id")).containsExactly(one.id());
    assertThat(
            two.api()
                .get("/api/progress/leaderboard?language_id=" + language)
                .expect(200)
                .json()
                .isNull("me"))
        .isTrue();
    one.api()
        .get("/api/progress/leaderboard?period=year")
        .expectError(422, "VALIDATION_ERROR", "period");
    one.api()
        .get("/api/progress/leaderboard?limit=1000")
        .expectError(422, "VALIDATION_ERROR", "limit");
    one.api()
        .get("/api/progress/leaderboard?language_id=2000000000")
        .expectError(422, "VALIDATION_ERROR", "language_id");
  }

  @Test
  @Tag("A91")
  @Tag("A92")
  void countsWhatThereIsAndTellsNothingOfAFewPeople() throws Exception {
    List<Site.Person> speakers = site.newContributors(3);
    int chunk = 0;
    for (Site.Person speaker : speakers) {
      JsonObject described =
          speaker
              .api()
              .put(
                  "/api/auth/me/speaker",
                  "{\"dialect\":\"Sylheti\",\"gender\":\"person-%d\"}".formatted(speaker.id()))
              .expect(200)
              .json();
      assertThat(described.getString("purpose")).contains("optional");
      chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    }
    for (Site.Person listener : site.newContributors(3)) {
      site.transcribe(listener, language, chunk, "the same words");
    }
    site.awaitConsensus(chunk, 3);
    JsonObject covered = covered(speakers.get(0));
    assertThat(covered.getInt("recordings")).isEqualTo(3);
    assertThat(covered.getInt("chunks")).isEqualTo(3);
    assertThat(covered.getInt("consensus")).isEqualTo(1);
    assertThat(covered.getInt("validated")).isEqualTo(1);
    assertThat(covered.getInt("speakers")).isEqualTo(3);
    assertThat(covered.getJsonNumber("hours").doubleValue()).isPositive();
    assertThat(Site.objects(covered, "dialects"))
        .extracting(d -> d.getString("dialect") + d.getInt("speakers"))
        .containsExactly("sylheti3");
    assertThat(Site.objects(covered, "genders")).as("each only one").isEmpty();
    speakers.get(0).api().delete("/api/auth/me/speaker").expect(204);
    assertThat(Site.objects(covered(speakers.get(1)), "dialects")).as("two are few").isEmpty();
    speakers
        .get(0)
        .api()
        .put("/api/auth/me/speaker", "{\"accent\":\"" + "x".repeat(101) + "\"}")
        .expectError(422, "VALIDATION_ERROR", "accent");
  }
}
