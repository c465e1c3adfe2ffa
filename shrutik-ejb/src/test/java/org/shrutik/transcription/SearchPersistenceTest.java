package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;

@Tag("A97")
class SearchPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final Caller ADMIN = new Caller(1, Role.ADMIN);
  private static int english;
  private static int bengali;

  @BeforeAll
  static void people() {
    DATABASE.execute("DELETE FROM scripts");
    DatasetFixture data = new DatasetFixture(DATABASE);
    int speaker = data.person("CONTRIBUTOR");
    english = data.chunk(data.recording(speaker, data.script(2, null)), 0, "e", "00", 1);
    bengali = data.chunk(data.recording(speaker, data.script(1, null)), 0, "b", "00", 1);
    data.transcription(english, "Greetings to the whole village", null, false);
    data.transcription(english, "the WHOLE truth, a percent: 100%", null, false);
    data.transcription(english, "entirely different", null, false);
    // The second letter composed in one way here and in the other below.
    data.transcription(bengali, "আমরা নিয়ম মেনে চলি।", null, false);
    data.transcription(bengali, "কৃষকেরা ধান কাটেন", null, false);
    data.transcription(bengali, "x".repeat(4999), null, false);
  }

  private static List<String> found(String text) {
    return search(text, Optional.empty()).items().stream()
        .map(hit -> hit.transcription().getText())
        .toList();
  }

  private static Page<SearchHit> search(String text, Optional<Integer> language) {
    TranscriptionService service = DATABASE.bean(TranscriptionService.class);
    return DATABASE.transact(
        () -> service.search(ADMIN, text, language, new PageRequest(0, 10, OptionalLong.empty())));
  }

  @Test
  void findsWordsInAnyOrderAndCaseAndTheirBeginnings() {
    assertThat(found("village GREETINGS")).containsExactly("Greetings to the whole village");
    assertThat(found("greet")).containsExactly("Greetings to the whole village");
    assertThat(found("whole")).hasSize(2);
    assertThat(search("whole", Optional.empty()).total()).isEqualTo(2);
  }

  @Test
  void findsBengaliWordsWholeInEitherComposition() {
    assertThat(found("নি\u09DFম")).containsExactly("আমরা নিয়ম মেনে চলি।");
    assertThat(found("নি\u09AF\u09BCম")).containsExactly("আমরা নিয়ম মেনে চলি।");
    assertThat(found("কৃষক")).containsExactly("কৃষকেরা ধান কাটেন");
    assertThat(found("ধান কাটেন")).containsExactly("কৃষকেরা ধান কাটেন");
    // A vowel sign is part of its word: this is the beginning of none.
    assertThat(found("ধন")).isEmpty();
  }

  @Test
  void findsPartsOfWordsAndMistypedOnes() {
    assertThat(found("illag")).containsExactly("Greetings to the whole village");
    assertThat(found("vilage")).containsExactly("Greetings to the whole village");
    assertThat(search("vilage", Optional.empty()).items().get(0).score()).isBetween(0.5, 0.99);
  }

  @Test
  void takesSignsForWhatTheyAre() {
    assertThat(found("100%")).containsExactly("the WHOLE truth, a percent: 100%");
    assertThat(found("%")).containsExactly("the WHOLE truth, a percent: 100%");
    assertThat(found("_")).isEmpty();
    assertThat(found("' & | ! <-> \\")).isEmpty();
  }

  @Test
  void keepsToALanguage() {
    assertThat(search("whole", Optional.of(1)).total()).isZero();
    assertThat(search("whole", Optional.of(2)).total()).isEqualTo(2);
  }

  @Test
  void refusesWhoMayNotSeeEverythingAndAnEmptySearch() {
    TranscriptionService service = DATABASE.bean(TranscriptionService.class);
    PageRequest page = new PageRequest(0, 10, OptionalLong.empty());
    for (Caller caller : List.of(new Caller(1, Role.CONTRIBUTOR), ADMIN)) {
      assertThat(
              catchThrowableOfType(
                  ShrutikException.class,
                  () ->
                      DATABASE.transact(() -> service.search(caller, " ", Optional.empty(), page))))
          .isNotNull();
    }
  }

  @Test
  void isAnsweredFromTheIndexes() {
    DATABASE.execute("SET enable_seqscan = off; ANALYZE transcriptions");
    String plan =
        String.valueOf(
            DATABASE.row(
                "EXPLAIN (FORMAT JSON) SELECT 1 FROM transcriptions t WHERE search_words(t.text) @@"
                    + " search_query('whole') OR search_text(t.text) LIKE '%whole%'"
                    + " OR 'whole' <% search_text(t.text)"));
    assertThat(plan).contains("transcriptions_words_idx").contains("transcriptions_trigrams_idx");
  }
}
