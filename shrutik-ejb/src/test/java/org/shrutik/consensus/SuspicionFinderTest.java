package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.Suspicion.Reason;
import org.shrutik.consensus.SuspicionFinder.Evidence;

class SuspicionFinderTest {

  private static final int CHUNKS = 8;

  @Test
  void findsTheSameTextEverywhere() {
    assertThat(found(c -> "good good", null, null))
        .extracting(Suspicion::voterId, Suspicion::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(4L, Reason.CONSTANT_TEXT));
  }

  @Test
  void findsThePastedScriptWhereSomethingElseWasSaid() {
    assertThat(found(c -> "the script of number w" + c, "the script of number w", null))
        .extracting(Suspicion::voterId, Suspicion::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(4L, Reason.SCRIPT_PASTED));
  }

  @Test
  void findsThePastedTextOfTheMachine() {
    assertThat(found(c -> "wreck a nice beach w" + c, null, "wreck a nice beach w"))
        .extracting(Suspicion::voterId, Suspicion::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(4L, Reason.MACHINE_TEXT_PASTED));
  }

  @Test
  void findsTwoWhoMakeTheSameMistakes() {
    List<Evidence> chunks = new ArrayList<>();
    for (int c = 0; c < CHUNKS; c++) {
      String said = "we say number w" + c;
      String wrong = "we say lumber v" + c;
      chunks.add(evidence(null, null, said, said, said, wrong, wrong));
    }
    assertThat(SuspicionFinder.find(chunks))
        .extracting(Suspicion::voterId, Suspicion::reason, Suspicion::otherVoterId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4L, Reason.COPIED, 5L),
            org.assertj.core.groups.Tuple.tuple(5L, Reason.COPIED, 4L));
  }

  @Test
  void saysNothingOfThoseWhoWriteWhatEverybodyHears() {
    assertThat(found(c -> "we say number w" + c, "we say number w", "we say number w")).isEmpty();
  }

  @Test
  void saysNothingTooEarlyAndNothingAboutRealPeople() {
    assertThat(
            SuspicionFinder.find(
                List.of(
                    evidence("x", null, "a b", "a b", "x"), evidence("y", null, "a", "a", "y"))))
        .isEmpty();
    CrowdClips clips = CrowdClips.crowdSpeech();
    WeightedRover rover = new WeightedRover();
    List<Evidence> chunks =
        clips.chunks().stream()
            .map(c -> new Evidence(c.votes(), rover.decide(c.votes()), null, null))
            .toList();
    assertThat(SuspicionFinder.find(chunks)).isEmpty();
  }

  @Test
  void theOrderDoesNotMatterAndTheWeightFalls() {
    List<Evidence> chunks = chunks(c -> "good good", null, null);
    List<Evidence> shuffled = new ArrayList<>(chunks);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(SuspicionFinder.find(shuffled)).isEqualTo(SuspicionFinder.find(chunks));
    assertThat(SuspicionFinder.find(chunks).get(0).weightFactor()).isBetween(0.05, 0.2);
  }

  private static List<Suspicion> found(
      java.util.function.IntFunction<String> fourth, String script, String machine) {
    return SuspicionFinder.find(chunks(fourth, script, machine));
  }

  private static List<Evidence> chunks(
      java.util.function.IntFunction<String> fourth, String script, String machine) {
    List<Evidence> chunks = new ArrayList<>();
    for (int c = 0; c < CHUNKS; c++) {
      String said = "we say number w" + c;
      chunks.add(
          evidence(
              script == null ? null : script + c,
              machine == null ? null : machine + c,
              said,
              said,
              said,
              fourth.apply(c)));
    }
    return chunks;
  }

  private static Evidence evidence(String script, String machine, String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(Vote.unrated(votes.size() + 1, text));
    }
    return new Evidence(votes, new WeightedRover().decide(votes), script, machine);
  }
}
