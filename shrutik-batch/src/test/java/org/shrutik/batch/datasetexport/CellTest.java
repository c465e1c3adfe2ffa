package org.shrutik.batch.datasetexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @Test
  void isOneLineWithoutTabs() {
    assertThat(Cell.line(" a\tb\r\nc\u2028d\u0085e\u0000f\u000b ")).isEqualTo("a b c d e f");
    assertThat(Cell.line(null)).isEmpty();
    assertThat(Cell.line("আমি\u00a0 ভাত")).isEqualTo("আমি ভাত");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n\r=cmd|' /C calc'!A0"})
  void leadsWhatASpreadsheetWouldRunWithAnApostrophe(String text) {
    assertThat(Cell.guarded(text)).startsWith("'").doesNotContain("\t", "\n", "\r");
  }

  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(Cell.guarded("it's 1-1=0")).isEqualTo("it's 1-1=0");
    assertThat(Cell.guarded("")).isEmpty();
  }

  @Test
  void writesNumbersTheSameEverywhere() {
    assertThat(Cell.decimal(0.30000000000000004, 3)).isEqualTo("0.300");
    assertThat(Cell.decimal(1e-9, 3)).isEqualTo("0.000");
    assertThat(Cell.decimal(null, 3)).isEmpty();
  }

  @Test
  void knowsASentenceByItsWordsAndLanguage() {
    String id = Cell.sentenceId("en", "Hello, world!");
    assertThat(id).matches("[0-9a-f]{64}");
    assertThat(Cell.sentenceId("en", " hello WORLD ")).isEqualTo(id);
    assertThat(Cell.sentenceId("bn", "Hello, world!")).isNotEqualTo(id);
    assertThat(Cell.sentenceId("en", "hello word")).isNotEqualTo(id);
    assertThat(Cell.sentenceId("bn", "হয়")).isEqualTo(Cell.sentenceId("bn", "হ\u09af\u09bc।"));
    assertThat(Cell.sentenceId("en", "...")).isNotEqualTo(Cell.sentenceId("en", "!!!"));
  }
}
