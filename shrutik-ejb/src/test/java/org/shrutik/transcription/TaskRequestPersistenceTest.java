package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.chunk.Chunk;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.script.Difficulty;

class TaskRequestPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private static final int BENGALI = 1;
  private static final int ENGLISH = 2;
  private static DatasetFixture fixture;

  private TranscriptionTaskService assignments;
  private TranscriptionRepository transcriptions;
  private Caller speaker;
  private Caller listener;

  @BeforeEach
  void prepare() {
    assignments = DATABASE.bean(TranscriptionTaskService.class);
    transcriptions = DATABASE.bean(TranscriptionRepository.class);
    if (fixture == null) {
      fixture = new DatasetFixture(DATABASE);
    }
    DATABASE.execute(
        "TRUNCATE transcriptions, chunk_skips, transcription_sessions, audio_chunks,"
            + " voice_recordings, consensus_snapshots CASCADE");
    speaker = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
    listener = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
  }

  /** Chunks of one recording of a script that is so hard. */
  private List<Integer> chunks(int count, Difficulty difficulty) {
    int script = fixture.script(ENGLISH, null);
    DATABASE.execute(
        "UPDATE scripts SET difficulty = '" + difficulty.name() + "' WHERE id = " + script);
    int recording = fixture.recording(speaker.userId(), script);
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(fixture.chunk(recording, i, "k" + i, "x", 1));
    }
    return ids;
  }

  private List<Integer> assign(Integer language, int quantity, Difficulty preference) {
    return DATABASE
        .transact(
            () ->
                assignments.assign(
                    listener, quantity, language, Optional.ofNullable(preference), List.of()))
        .chunks()
        .stream()
        .map(Chunk::getId)
        .toList();
  }

  private NothingToTranscribeException nothing(Integer language) {
    return catchThrowableOfType(
        NothingToTranscribeException.class, () -> assign(language, 5, null));
  }

  @Test
  @Tag("A62")
  @Tag("A63")
  void theDifficultyOfTheScriptDecidesWhatIsGiven() {
    List<Integer> easy = chunks(2, Difficulty.EASY);
    List<Integer> hard = chunks(2, Difficulty.HARD);
    assertThat(assign(ENGLISH, 2, Difficulty.HARD)).containsExactlyInAnyOrderElementsOf(hard);
    assertThat(assign(ENGLISH, 2, null)).containsExactlyInAnyOrderElementsOf(easy);
    assertThat(assign(ENGLISH, 4, null)).hasSize(4);
  }

  @Test
  @Tag("A79")
  void whatPeopleDidNotAgreeOnIsGivenBeforeWhatNobodyHeard() {
    List<Integer> ids = chunks(60, Difficulty.EASY);
    int contested = ids.get(50);
    int agreed = ids.get(51);
    DATABASE.execute(
        "UPDATE audio_chunks SET transcript_count = 4, consensus_quality = 0.7,"
            + " consensus_failed_count = 2, ready_for_export = (id = %d) WHERE id IN (%d, %d)"
                .formatted(agreed, contested, agreed));
    assertThat(assign(ENGLISH, 1, null)).containsExactly(contested);
    assertThat(assign(ENGLISH, 2, null)).contains(contested).doesNotContain(agreed);
  }

  @Test
  @Tag("A62")
  void theNeediestAreReadInTheOrderOfAnIndex() {
    chunks(60, Difficulty.EASY);
    DATABASE.execute("ANALYZE audio_chunks");
    List<?> plan =
        DATABASE.transact(
            () -> {
              DATABASE.em().createNativeQuery("SET LOCAL enable_seqscan = off").executeUpdate();
              return DATABASE
                  .em()
                  .createNativeQuery(
                      "EXPLAIN SELECT c.id FROM audio_chunks c WHERE c.language_id = 2"
                          + " AND c.wants_transcription"
                          + " ORDER BY c.need, c.consensus_quality, c.id LIMIT 5")
                  .getResultList();
            });
    assertThat(plan.toString()).contains("audio_chunks_neediest_idx").doesNotContain("Sort");
  }

  @Test
  @Tag("A63")
  void whoNamesNoLanguageIsGivenTheirOwn() {
    List<Integer> english = chunks(1, Difficulty.EASY);
    DATABASE.execute("UPDATE users SET preferred_language = 'en' WHERE id = " + listener.userId());
    assertThat(assign(null, 5, null)).isEqualTo(english);
    DATABASE.execute("UPDATE users SET preferred_language = NULL WHERE id = " + listener.userId());
    assertThat(nothing(null)).isNotNull();
  }

  @Test
  @Tag("A63")
  void practiceIsCountedInTheLanguageAndErrorTakenFromTheLatestSnapshot() {
    List<Integer> ids = chunks(12, Difficulty.EASY);
    for (int id : ids.subList(0, 11)) {
      DATABASE.execute(
          "INSERT INTO transcriptions (chunk_id, user_id, language_id, text) VALUES (%d, %d, 2, 'x')"
              .formatted(id, listener.userId()));
    }
    assertThat(expertise(ENGLISH)).isEqualTo(Expertise.PRACTISED);
    assertThat(expertise(BENGALI)).isEqualTo(Expertise.NOVICE);
    learned(0.05);
    learned(0.5);
    assertThat(expertise(ENGLISH)).isEqualTo(Expertise.NOVICE);
  }

  private Expertise expertise(int language) {
    return DATABASE.transact(() -> transcriptions.expertise(listener.userId(), language));
  }

  private void learned(double error) {
    DATABASE.execute(
        "INSERT INTO consensus_snapshots (chunk_count, transcription_count) VALUES (1, 1)");
    DATABASE.execute(
        "INSERT INTO consensus_weights (snapshot_id, user_id, language_id, word_count, error,"
            + " weight) SELECT max(id), %d, 2, 9, %s, 1 FROM consensus_snapshots"
                .formatted(listener.userId(), error));
  }

  @Test
  @Tag("A64")
  void whereNothingIsLeftOtherLanguagesAndAScriptAreSuggested() {
    chunks(3, Difficulty.EASY);
    int script = fixture.script(BENGALI, null);
    List<Suggestion> suggestions = nothing(BENGALI).suggestions();
    assertThat(suggestions.get(0).key()).isEqualTo("other_language");
    assertThat(suggestions.get(0).params())
        .containsEntry("language_id", ENGLISH)
        .containsEntry("language", "English")
        .containsEntry("available", 3);
    assertThat(suggestions.get(1).key()).isEqualTo("record_script");
    assertThat(suggestions.get(1).params()).containsEntry("language_id", BENGALI);
    assertThat((int) suggestions.get(1).params().get("script_id")).isBetween(1, script);
  }

  @Test
  @Tag("A64")
  void nothingIsSuggestedThatThePersonCannotDo() {
    List<Integer> ids = chunks(1, Difficulty.EASY);
    DATABASE.execute(
        "INSERT INTO chunk_skips (chunk_id, user_id) VALUES (%d, %d)"
            .formatted(ids.get(0), listener.userId()));
    assertThat(nothing(BENGALI).suggestions())
        .extracting(Suggestion::key)
        .doesNotContain("other_language");
    DATABASE.execute("DELETE FROM chunk_skips");
    assertThat(nothing(BENGALI).suggestions())
        .extracting(Suggestion::key)
        .contains("other_language");
  }
}
