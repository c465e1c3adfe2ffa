package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A77")
class TextSimilarityTest {

  @Test
  void staysHighForALongTextWithTwoChangedWords() {
    String text =
        "The river rose in the night and by the morning the lower fields were under water. We moved"
            + " the goats to the school yard, carried the rice sacks up the stairs and waited for the"
            + " boats. Nobody slept much, but the children thought that it was the best days of the entire year.";
    String changed = text.replace("goats", "horses").replace("waited", "looked");

    assertThat(text).hasSize(273);
    assertThat(TextSimilarity.of(text, changed)).isBetween(0.95, 0.99);
    assertThat(TextSimilarity.of(changed, text)).isEqualTo(TextSimilarity.of(text, changed));
  }

  @Test
  void isOneForTheSameTextInAnotherEncoding() {
    assertThat(TextSimilarity.of("সময় \u09A8\u09DF", "সময় \u09A8\u09AF\u09BC।")).isEqualTo(1);
    assertThat(TextSimilarity.of("Café!", "cafe\u0301")).isEqualTo(1);
    assertThat(TextSimilarity.of("", "...")).isEqualTo(1);
  }

  @Test
  void countsWhatAReaderSeesAsALetter() {
    assertThat(TextSimilarity.of("abcd", "abcx")).isEqualTo(0.75);
    assertThat(TextSimilarity.of("কিকু", "কিকা")).isCloseTo(0.5, within(1e-12));
    assertThat(TextSimilarity.of("abcd", "")).isZero();
    assertThat(TextSimilarity.of("ab", "xy")).isZero();
  }
}
