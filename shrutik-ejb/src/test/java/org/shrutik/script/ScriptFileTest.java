package org.shrutik.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.ShrutikException;

@Tag("A18")
class ScriptFileTest {
  @Test
  void readsALineAScriptAndKeepsItsNumber() {
    List<ScriptDraft> drafts = ScriptFile.ofText("\uFEFFআমি ভাত খাই।\r\n\r\n  \nsecond\n");
    assertThat(drafts).extracting(ScriptDraft::line).containsExactly(1, 4);
    assertThat(drafts).extracting(ScriptDraft::text).containsExactly("আমি ভাত খাই।", "second");
  }

  @Test
  void readsCellsWithCommasQuotesAndLineEnds() {
    List<ScriptDraft> drafts =
        ScriptFile.ofCsv(
            "id,Text,difficulty,language,attribution\r\n"
                + "1,\"one, \"\"two\"\"\nthree\",easy,bn,A book\r\n"
                + "\r\n"
                + "2,plain,,,\n"
                + "3,short row\n");
    assertThat(drafts)
        .containsExactly(
            new ScriptDraft(2, "one, \"two\"\nthree", null, "easy", "bn", "A book"),
            new ScriptDraft(5, "plain", null, "", "", ""),
            new ScriptDraft(6, "short row", null, null, null, null));
  }

  @Test
  void refusesAFileWithoutTextsOrWithTooMany() {
    for (String csv : List.of("", "id,difficulty\n1,easy\n", "text\n")) {
      assertThat(
              catchThrowableOfType(ShrutikException.class, () -> ScriptFile.ofCsv(csv))
                  .issues()
                  .get(0)
                  .field())
          .isEqualTo("file");
    }
    assertThat(
            catchThrowableOfType(
                ShrutikException.class, () -> ScriptFile.ofText("x\n".repeat(10_001))))
        .hasMessageContaining("10000");
    assertThat(ScriptFile.ofText("x\n".repeat(10_000))).hasSize(10_000);
  }

  @Test
  void warnsOfATextThatDoesNotFillItsCategoryAndRefusesAnEmptyOne() {
    ScriptCheck sentence = ScriptCheck.of("Say this.", DurationCategory.SENTENCE);
    assertThat(sentence.isValid()).isTrue();
    assertThat(sentence.warnings()).isEmpty();
    assertThat(sentence.wordCount()).isEqualTo(2);
    assertThat(sentence.characterCount()).isEqualTo(9);
    assertThat(ScriptCheck.of("word ".repeat(260), DurationCategory.SHORT).warnings()).isEmpty();
    assertThat(ScriptCheck.of("word ".repeat(100), DurationCategory.SHORT).warnings()).hasSize(1);
    assertThat(ScriptCheck.of("word ".repeat(400), DurationCategory.SHORT).warnings()).hasSize(1);
    assertThat(ScriptCheck.of("a ".repeat(3001), DurationCategory.LONG).isValid()).isFalse();
    ScriptCheck empty = ScriptCheck.of(null, DurationCategory.LONG);
    assertThat(empty.isValid()).isFalse();
    assertThat(empty.wordCount()).isZero();
  }
}
