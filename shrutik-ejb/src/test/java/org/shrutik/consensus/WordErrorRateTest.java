package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordErrorRateTest {

  @Test
  void dividesTheEditsByTheWordsOfTheTruth() {
    assertThat(WordErrorRate.of(List.of("a", "b", "c", "d"), List.of("a", "x", "c")))
        .isCloseTo(0.5, within(1e-12));
    assertThat(WordErrorRate.of(List.of("a"), List.of("x", "y", "z"))).isEqualTo(3);
    assertThat(WordErrorRate.of(List.of(), List.of("x", "y"))).isEqualTo(2);
    assertThat(WordErrorRate.of(List.of(), List.of())).isZero();
    assertThat(WordErrorRate.edits(List.of("a", "b"), List.of("b"))).isEqualTo(1);
  }

  @Test
  void cleansAsTheBenchmarkDoes() {
    assertThat(WordErrorRate.crowdSpeechWords(" Well-dressed, it's \"so\". "))
        .containsExactly("welldressed", "it's", "so");
    assertThat(WordErrorRate.crowdSpeechWords("two  blanks join"))
        .containsExactly("twoblanks", "join");
    assertThat(WordErrorRate.crowdSpeechWords("a , b")).containsExactly("a", "b");
    assertThat(WordErrorRate.crowdSpeechWords("…")).isEmpty();
  }

  @Test
  void scoresOneClipAsTheBenchmarkDoes() {
    assertThat(WordErrorRate.crowdSpeech("go do you hear", "Go! Do you here?")).isEqualTo(0.25);
    assertThat(WordErrorRate.crowdSpeech("go do you hear", "Go, do you hear")).isZero();
    assertThat(WordErrorRate.crowdSpeech("go do you hear", "")).isEqualTo(1);
  }
}
