package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.ConsensusResult.Alternative;
import org.shrutik.consensus.ConsensusResult.VoterAgreement;
import org.shrutik.consensus.ConsensusResult.Word;

class WeightedRoverTest {

  private final WeightedRover rover = new WeightedRover();

  @Test
  @Tag("A83")
  void isCertainOfFiveIdenticalUnratedTexts() {
    ConsensusResult result =
        decide("So it is.", "So it is.", "So it is.", "So it is.", "So it is.");

    assertThat(result.text()).isEqualTo("So it is.");
    assertThat(result.confidence()).isEqualTo(1.0);
    assertThat(result.equalVoterIds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(result.words()).extracting(Word::confidence).containsOnly(1.0);
    assertThat(result.slots()).allMatch(slot -> slot.alternatives().size() == 1);
  }

  @Test
  @Tag("A83")
  void isCertainOfTextsThatDifferInEncodingAndPunctuationOnly() {
    ConsensusResult result =
        decide("নয়ন যায়।", "ন\u09DFন যা\u09DF", "ন\u09AF\u09BCন যা\u09AF\u09BC ।");

    assertThat(result.confidence()).isEqualTo(1.0);
    assertThat(result.equalVoterIds()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void composesATextThatNobodyWrote() {
    ConsensusResult result =
        decide(
            "the quick brown fox jumped", "the quack brown fox jumps", "a quick brown box jumps");

    assertThat(result.text()).isEqualTo("the quick brown fox jumps");
    assertThat(result.equalVoterIds()).isEmpty();
    assertThat(result.voters()).extracting(VoterAgreement::edits).containsExactly(1, 1, 2);
    assertThat(result.voters())
        .extracting(VoterAgreement::agreement)
        .containsExactly(0.8, 0.8, 0.6);
    assertThat(result.confidence()).isCloseTo(2.2 / 3, within(1e-9));
    assertThat(result.nearestVoterId()).isEqualTo(1);
  }

  @Test
  void decidesBengali() {
    ConsensusResult result =
        decide(
            "আমি আজ বাজারে যাব।", "আমি আজ বাজারে যাবো।", "আমি কাল বাজারে যাব", "আমি আজ বাজার যাব।");

    assertThat(result.text()).isEqualTo("আমি আজ বাজারে যাব।");
    assertThat(result.equalVoterIds()).containsExactly(1L);
  }

  @Test
  void decidesArabic() {
    ConsensusResult result =
        decide("ذهب الولد إلى المدرسة.", "ذَهَبَ الولد الى المدرسة.", "ذهب الوالد إلى المدرسة.");

    assertThat(result.text()).isEqualTo("ذهب الولد إلى المدرسة.");
  }

  @Test
  void decidesChineseWithoutBlanks() {
    ConsensusResult result = decide("我在北京大学学习中文。", "我在北京大学学习英文。", "他在北京 大学学习中文。");

    assertThat(result.text()).isEqualTo("我在北京大学学习中文。");
    assertThat(result.words()).hasSize(5);
  }

  @Test
  void writesTheFormThatMostPeopleWrote() {
    ConsensusResult result =
        decide("“Well,” said Anna.", "Well, said anna", "well, said Anna.", "well-said Anna!");

    assertThat(result.text()).isEqualTo("Well, said Anna.");
    assertThat(result.words()).extracting(Word::key).containsExactly("well", "said", "anna");
    assertThat(result.words()).extracting(Word::surface).containsExactly("Well,", "said", "Anna.");
    assertThat(result.words()).extracting(Word::slot).containsExactly(0, 1, 2);
  }

  @Test
  void keepsAHyphenThatMostPeopleWrote() {
    assertThat(decide("a well-known man", "a well-known man", "a well known man").text())
        .isEqualTo("a well-known man");
  }

  @Test
  void writesTheNearestPersonsFormWhereFormsAreEqual() {
    ConsensusResult result =
        decide("Yes we can go", "yes we can go", "Yes we do can", "yes oh we can");

    assertThat(result.nearestVoterId()).isEqualTo(1);
    assertThat(result.text()).startsWith("Yes we can");
    assertThat(decide("pig a b c d", "Big x b c d", "big a y c d").text()).isEqualTo("big a b c d");
    assertThat(decide("yes", "Yes").text()).isEqualTo("yes");
    assertThat(decide("Yes", "yes").text()).isEqualTo("Yes");
  }

  @Test
  @Tag("A80")
  void letsAHeavyVoterOverruleTwoLightOnes() {
    List<Vote> votes =
        List.of(
            new Vote(1, "a big cat", 3), new Vote(2, "a pig cat", 1), new Vote(3, "a pig cat", 1));

    assertThat(rover.decide(votes).text()).isEqualTo("a big cat");
    assertThat(decide("a big cat", "a pig cat", "a pig cat").text()).isEqualTo("a pig cat");
  }

  @Test
  void countsConfidenceByWeight() {
    List<Vote> votes =
        List.of(
            new Vote(1, "a b c d", 3), new Vote(2, "a b c x", 0.5), new Vote(3, "a b c d", 0.5));
    ConsensusResult result = rover.decide(votes);

    assertThat(result.confidence()).isCloseTo(1 - 0.5 * 0.25 / 4, within(1e-9));
  }

  @Test
  void trustsAVoterLessWhoIsFarFromTheOthersHere() {
    ConsensusResult result =
        decide("one two three four", "one two three four", "uno dos tres four");

    assertThat(result.voters())
        .extracting(VoterAgreement::localWeight)
        .satisfies(weights -> assertThat(weights.get(0)).isEqualTo(1.0))
        .satisfies(
            weights ->
                // mean distances to all three: 1 and 2; median length 4
                assertThat(weights.get(2))
                    .isCloseTo(Math.exp(-1.5 * (2.0 - 1.0) / 4), within(1e-9)));
    assertThat(result.voters()).extracting(VoterAgreement::weight).containsOnly(1.0);
  }

  @Test
  void countsSilenceLessThanAWord() {
    ConsensusResult even = decide("we go home now", "we go home");
    ConsensusResult two = decide("we go home now", "we go home", "we go home");

    assertThat(even.text()).isEqualTo("we go home now");
    assertThat(two.text()).isEqualTo("we go home");
    assertThat(two.slots().get(3).chosen()).isEmpty();
    assertThat(two.slots().get(3).alternatives())
        .extracting(Alternative::word)
        .containsExactly("", "now");
  }

  @Test
  void keepsTheWholeLattice() {
    ConsensusResult result = decide("a b c", "a x c", "a b");

    assertThat(result.slots()).hasSize(3);
    assertThat(result.slots().get(0).alternatives())
        .singleElement()
        .satisfies(a -> assertThat(a.word()).isEqualTo("a"))
        .satisfies(a -> assertThat(a.voterIds()).containsExactly(1L, 2L, 3L));
    assertThat(result.slots().get(1).chosen()).isEqualTo("b");
    assertThat(result.slots().get(1).alternatives())
        .extracting(Alternative::word)
        .containsExactly("b", "x");
    assertThat(result.slots().get(1).alternatives().get(0).voterIds()).containsExactly(1L, 3L);
    assertThat(result.slots().get(2).alternatives())
        .extracting(Alternative::word)
        .containsExactly("c", "");
    double all =
        result.slots().get(1).alternatives().stream().mapToDouble(Alternative::weight).sum();
    double share = result.slots().get(1).alternatives().get(0).weight() / all;
    assertThat(result.words().get(1).confidence()).isCloseTo(share, within(1e-9));
  }

  @Test
  void breaksATieByTheLongerThenTheLaterWord() {
    assertThat(decide("big", "small").text()).isEqualTo("small");
    assertThat(decide("cat", "bat").text()).isEqualTo("cat");
    assertThat(decide("bat", "cat").text()).isEqualTo("cat");
    assertThat(decide("big", "small").slots().get(0).alternatives())
        .extracting(Alternative::word)
        .containsExactly("small", "big");
    assertThat(decide("cat", "bat").slots().get(0).alternatives())
        .extracting(Alternative::word)
        .containsExactly("cat", "bat");
  }

  @Test
  void countsWhoWroteNothingAsAVoter() {
    ConsensusResult result = decide("hello there", "hello there", "");

    assertThat(result.text()).isEqualTo("hello there");
    assertThat(result.voters()).hasSize(3);
    assertThat(result.confidence()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(decide("hm", "", "…", "").text()).isEmpty();
    assertThat(decide("hm", "", "…", "").equalVoterIds()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void agreesThatNothingIsSaid() {
    ConsensusResult result = decide("", " ", "।");

    assertThat(result.text()).isEmpty();
    assertThat(result.words()).isEmpty();
    assertThat(result.slots()).isEmpty();
    assertThat(result.confidence()).isEqualTo(1.0);
  }

  @Test
  void takesTheOnlyTranscriptionAsItIs() {
    ConsensusResult result = rover.decide(List.of(Vote.unrated(-7, " Well… (maybe) ")));

    assertThat(result.text()).isEqualTo("Well… (maybe)");
    assertThat(result.nearestVoterId()).isEqualTo(-7);
    assertThat(result.confidence()).isEqualTo(1.0);
  }

  @Test
  void namesTheHeavierThenTheFirstOfTheNearest() {
    List<Vote> votes = List.of(new Vote(3, "a b", 1), new Vote(4, "a b", 2), new Vote(9, "a b", 2));

    assertThat(rover.decide(votes).nearestVoterId()).isEqualTo(4);
    assertThat(decide("a x", "a b", "a b").nearestVoterId()).isEqualTo(2);
  }

  @Test
  void letsAMachineAndAScriptVoteButNeverDecideAlone() {
    Vote machine = new Vote(-1, "a pig cat", 9, Vote.Source.MACHINE);
    Vote script = new Vote(-2, "a pig cat", 9, Vote.Source.SCRIPT);
    Vote person = Vote.unrated(1, "a big cat");

    assertThat(rover.decide(List.of(machine, script, person)).text()).isEqualTo("a big cat");
    assertThat(rover.decide(List.of(machine, person, Vote.unrated(2, "a pig cat"))).text())
        .isEqualTo("a pig cat");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rover.decide(List.of(machine, script)))
        .withMessageContaining("person");
  }

  @Test
  void refusesTwoVotesOfOneVoter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rover.decide(List.of(Vote.unrated(5, "a"), Vote.unrated(5, "a"))))
        .withMessageContaining("5");
  }

  @Test
  void refusesToDecideWithoutVotes() {
    assertThatIllegalArgumentException().isThrownBy(() -> rover.decide(List.of()));
  }

  @Test
  void refusesAWeightThatIsNoPositiveNumber() {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Vote(1, "a", weight));
    }
  }

  @Test
  void decidesLongTexts() {
    String text = String.join(" ", IntStream.range(0, 900).mapToObj(i -> "w" + i).toList());
    ConsensusResult result = decide(text, text.replace("w5 ", ""), text.replace("w7 ", "x y "));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.voters()).extracting(VoterAgreement::edits).containsExactly(0, 1, 2);
  }

  private ConsensusResult decide(String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(Vote.unrated(votes.size() + 1, text));
    }
    return rover.decide(votes);
  }
}
