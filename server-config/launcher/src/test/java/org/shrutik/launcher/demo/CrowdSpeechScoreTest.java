package org.shrutik.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdSpeechScoreTest {
  @Test
  void ignoresCaseAndPunctuation() {
    assertThat(CrowdSpeechScore.wordErrorRate("don't go there", " Don't go, there! ")).isZero();
  }

  @Test
  void countsWordsMissingAddedAndReplaced() {
    assertThat(CrowdSpeechScore.wordErrorRate("a b c d", "a c d")).isEqualTo(0.25);
    assertThat(CrowdSpeechScore.wordErrorRate("a b c d", "a b x c d")).isEqualTo(0.25);
    assertThat(CrowdSpeechScore.wordErrorRate("a b c d", "a b x d")).isEqualTo(0.25);
    assertThat(CrowdSpeechScore.wordErrorRate("a b c d", "b c d e")).isEqualTo(0.5);
  }

  @Test
  void goesBeyondOneAndMeetsEmptyTexts() {
    assertThat(CrowdSpeechScore.wordErrorRate("a", "x y z")).isEqualTo(3);
    assertThat(CrowdSpeechScore.wordErrorRate("a b", "")).isEqualTo(1);
    assertThat(CrowdSpeechScore.wordErrorRate("", "a b")).isEqualTo(2);
  }

  @Test
  void joinsWordsBesideARunOfBlanksAsTheBenchmarkDoes() {
    assertThat(CrowdSpeechScore.words("one  two three")).containsExactly("onetwo", "three");
    assertThat(CrowdSpeechScore.words("one , two")).containsExactly("one", "two");
  }

  @Test
  void findsThePublishedErrorOfTheSampleAverage() {
    CrowdSample sample = CrowdSample.ofTheProgram();
    Map<String, String> truths = sample.truths();

    assertThat(
            sample.heard().stream()
                .mapToDouble(h -> CrowdSpeechScore.wordErrorRate(truths.get(h.clip()), h.text()))
                .average()
                .orElseThrow())
        .isCloseTo(0.1888, within(0.0001));
  }
}
