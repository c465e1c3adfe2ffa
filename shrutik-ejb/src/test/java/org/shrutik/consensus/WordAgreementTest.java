package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordAgreementTest {

  @Test
  void isOneWhereAllAgreeAndUndefinedForOnePerson() {
    assertThat(WordAgreement.alpha(decided("a b c", "a b c"))).isEqualTo(1);
    assertThat(WordAgreement.alpha(decided("a b c"))).isNaN();
  }

  @Test
  void countsDisagreementAgainstWhatChanceGives() {
    // Slots (a,a), (b,x): of 4 values a, a, b, x; observed 2, expected (12 - 2) / 3.
    assertThat(WordAgreement.alpha(decided("a b", "a x")))
        .isCloseTo(1 - 2 / (10 / 3.0), within(1e-9));
  }

  @Test
  void isHigherWhereOneOfManyIsWrongThanWhereAllAre() {
    assertThat(WordAgreement.alpha(decided("a b c d", "a b c d", "a b c x")))
        .isGreaterThan(WordAgreement.alpha(decided("a b c d", "e f g h", "i j k l")));
  }

  private static ConsensusResult decided(String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(Vote.unrated(votes.size() + 1, text));
    }
    return new WeightedRover().decide(votes);
  }
}
