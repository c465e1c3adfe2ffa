package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordKeyTest {

  private static final String OFTEN = "\u0985\u0995\u09AF\u09BC\u09BE\u09C7\u09CD\u0981\u09B0";
  private static final int WORDS = 50_000;

  @Test
  void takesTheShortWayForBengaliOnlyWhereItLeadsToTheSameKey() {
    Random random = new Random(3);
    int unchanged = 0;
    int composed = 0;
    for (int i = 0; i < WORDS; i++) {
      String word = word(random);
      String key = WordKey.of(word);
      assertThat(key).as(escaped(word)).isEqualTo(WordKey.ofUnicode(word));
      unchanged += key.equals(word) ? 1 : 0;
      composed += WordKey.isComposed(word) ? 1 : 0;
      assertThat(!WordKey.isComposed(word) || Normalizer.isNormalized(word, Normalizer.Form.NFC))
          .as(escaped(word))
          .isTrue();
    }
    assertThat(composed).isGreaterThan(WORDS / 10);
    assertThat(unchanged).isBetween(WORDS / 20, WORDS * 9 / 10);
  }

  /** Any characters of the block, and often those that depend on each other. */
  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(5); length > 0; length--) {
      boolean any = random.nextInt(3) == 0;
      char some = (char) (0x0980 + random.nextInt(0x80));
      word.append(any ? some : OFTEN.charAt(random.nextInt(OFTEN.length())));
      if (random.nextInt(40) == 0) {
        word.append(random.nextBoolean() ? '\u200C' : '\u200D');
      }
    }
    return word.toString();
  }

  private static String escaped(String word) {
    StringBuilder out = new StringBuilder();
    word.chars().forEach(c -> out.append(String.format("\\u%04X", c)));
    return out.toString();
  }
}
