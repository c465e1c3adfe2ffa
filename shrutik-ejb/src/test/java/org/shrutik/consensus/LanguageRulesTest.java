package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageRulesTest {

  private final LanguageRules english = LanguageRules.of("en");
  private final LanguageRules bengali = LanguageRules.of("bn-BD");

  @Test
  void readsAbbreviationsAndNumeralsOutInEnglish() {
    assertThat(TranscriptNormalizer.words("Mr. Lee & 24 men", english))
        .containsExactly("mister", "lee", "and", "twenty", "four", "men");
    assertThat(TranscriptNormalizer.words("in 1729, 1,845 or 2000", english))
        .containsExactly(
            "in",
            "seventeen",
            "twenty",
            "nine",
            "one",
            "thousand",
            "eight",
            "hundred",
            "forty",
            "five",
            "or",
            "two",
            "thousand");
  }

  @Test
  void comparesBengaliSpellingsOfOneWordAsEqual() {
    assertThat(TranscriptNormalizer.words("ভাল ছেলে যাব", bengali))
        .isEqualTo(TranscriptNormalizer.words("ভালো ছেলে যাবো", bengali));
    assertThat(TranscriptNormalizer.words("মত", bengali))
        .isNotEqualTo(TranscriptNormalizer.words("মতো", bengali));
  }

  @Test
  void keepsTheSpellingThatMostPeopleUsed() {
    ConsensusResult result =
        new WeightedRover()
            .decide(
                List.of(
                    Vote.unrated(1, "আমি ভাল আছি।"),
                    Vote.unrated(2, "আমি ভালো আছি।"),
                    Vote.unrated(3, "আমি ভালো আছি")),
                bengali);

    assertThat(result.text()).isEqualTo("আমি ভালো আছি।");
    assertThat(result.confidence()).isEqualTo(1);
  }

  @Test
  void writesOutWhatIsReadOutUnlessAllTypedTheSame() {
    WeightedRover rover = new WeightedRover();
    Vote typed = Vote.unrated(1, "Dr. No has 2.");

    assertThat(rover.decide(List.of(typed, Vote.unrated(2, "doctor no has two")), english).text())
        .isEqualTo("Doctor No has two.");
    ConsensusResult same = rover.decide(List.of(typed, Vote.unrated(2, typed.text())), english);
    assertThat(same.text()).isEqualTo("Dr. No has 2.");
    assertThat(same.spoken()).isEqualTo("doctor no has two");
  }

  @Test
  void hasNoRulesForALanguageWithoutFile() {
    assertThat(LanguageRules.of("xx")).isSameAs(LanguageRules.NONE);
    assertThat(LanguageRules.of("../en")).isSameAs(LanguageRules.NONE);
  }

  @Test
  void namesTheLineThatIsNoRule() {
    for (String line : List.of("spoken mr", "sspoken a = b", "same a =", "numbers = digits", "x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LanguageRules.parse("en", "# fine\n" + line))
          .withMessageContaining("en, line 2");
    }
  }
}
