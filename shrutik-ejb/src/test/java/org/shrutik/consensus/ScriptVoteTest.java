package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptVoteTest {

  private static final List<Vote> PEOPLE =
      List.of(
          new Vote(1, "the boat left at dawn for the islands", 2),
          new Vote(2, "the goat left at dawn for the islands", 2),
          new Vote(3, "the moat left at dawn for the islands", 2));

  @Test
  void letsTheScriptSettleWhatPeopleHeardDifferently() {
    ConsensusResult result =
        ScriptVote.decide(PEOPLE, "The goat left at dawn for the islands.", LanguageRules.NONE);

    assertThat(result.spoken()).isEqualTo("the goat left at dawn for the islands");
    assertThat(result.text()).isEqualTo("the goat left at dawn for the islands");
    assertThat(result.voters()).hasSize(4);
    assertThat(result.nearestVoterId()).isEqualTo(2);
  }

  @Test
  void neverLetsItOverruleWhatPeopleAgreeOn() {
    List<Vote> agreed = PEOPLE.stream().map(v -> new Vote(v.voterId(), "a b c d", 1)).toList();

    ConsensusResult result = ScriptVote.decide(agreed, "a b x d", LanguageRules.NONE);

    assertThat(result.spoken()).isEqualTo("a b c d");
    assertThat(result.nearestVoterId()).isEqualTo(1);
  }

  @Test
  void keepsWhatAllPeopleTypedWhereTheScriptWritesItOtherwise() {
    List<Vote> agreed =
        PEOPLE.stream().map(v -> new Vote(v.voterId(), "I have 3 cats", 1)).toList();

    ConsensusResult result =
        ScriptVote.decide(agreed, "I have three cats!", LanguageRules.of("en"));

    assertThat(result.text()).isEqualTo("I have 3 cats");
    assertThat(result.spoken()).isEqualTo("i have three cats");
  }

  @Test
  void leavesOutAScriptThatWasNotRead() {
    ConsensusResult without = new WeightedRover().decide(PEOPLE);

    assertThat(ScriptVote.decide(PEOPLE, null, LanguageRules.NONE)).isEqualTo(without);
    assertThat(ScriptVote.decide(PEOPLE, "", LanguageRules.NONE)).isEqualTo(without);
    assertThat(ScriptVote.decide(PEOPLE, "something else was to be read", LanguageRules.NONE))
        .isEqualTo(without);
  }
}
