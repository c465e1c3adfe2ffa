package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shrutik.script.Difficulty.EASY;
import static org.shrutik.script.Difficulty.HARD;
import static org.shrutik.script.Difficulty.MEDIUM;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.script.Difficulty;

@Tag("A62")
class TaskAssignmentTest {
  private static final List<Difficulty> LEVELS = List.of(EASY, MEDIUM, HARD);

  private static Candidate chunk(int id, int transcriptions, double agreement) {
    return new Candidate(id, transcriptions, agreement, 0, 0, MEDIUM, false, false);
  }

  private static Candidate chunk(int id, int transcriptions, Difficulty difficulty) {
    return new Candidate(id, transcriptions, 0, 0, 0, difficulty, false, false);
  }

  private static List<Integer> choose(List<Candidate> candidates, int quantity, long seed) {
    return TaskAssignment.choose(
        candidates, new TaskWish(quantity, Optional.empty(), Expertise.PRACTISED), seed);
  }

  /** Nine chunks equally in need: 1–3 easy, 4–6 medium, 7–9 hard. */
  private static List<Candidate> threeOfEach() {
    List<Candidate> candidates = new ArrayList<>();
    for (int id = 1; id <= 9; id++) {
      candidates.add(chunk(id, 0, LEVELS.get((id - 1) / 3)));
    }
    return candidates;
  }

  private static List<Difficulty> difficulties(
      Optional<Difficulty> preference, Expertise expertise, int quantity) {
    return TaskAssignment.choose(threeOfEach(), new TaskWish(quantity, preference, expertise), 7)
        .stream()
        .map(id -> LEVELS.get((id - 1) / 3))
        .toList();
  }

  @Test
  void easyAndHardTakeTurnsForThePractised() {
    assertThat(difficulties(Optional.empty(), Expertise.PRACTISED, 6))
        .containsExactly(EASY, MEDIUM, HARD, EASY, MEDIUM, HARD);
  }

  @Test
  @Tag("A63")
  void novicesAreGivenNothingHardWhileThereIsElse() {
    assertThat(difficulties(Optional.empty(), Expertise.NOVICE, 3))
        .containsExactly(EASY, EASY, MEDIUM);
    assertThat(difficulties(Optional.empty(), Expertise.NOVICE, 6)).doesNotContain(HARD);
    assertThat(difficulties(Optional.empty(), Expertise.NOVICE, 9)).hasSize(9);
  }

  @Test
  @Tag("A63")
  void expertsAreGivenMoreOfWhatIsHard() {
    assertThat(difficulties(Optional.empty(), Expertise.EXPERT, 4))
        .containsExactly(HARD, MEDIUM, HARD, EASY);
  }

  @Test
  @Tag("A63")
  void whoAsksForOneDifficultyIsGivenThatAndThenTheNearest() {
    assertThat(difficulties(Optional.of(HARD), Expertise.NOVICE, 7))
        .containsExactly(HARD, HARD, HARD, MEDIUM, MEDIUM, MEDIUM, EASY);
    assertThat(difficulties(Optional.of(EASY), Expertise.EXPERT, 4))
        .containsExactly(EASY, EASY, EASY, MEDIUM);
  }

  @Test
  @Tag("A79")
  void whatPeopleDidNotAgreeOnComesFirst() {
    List<Candidate> candidates =
        List.of(
            chunk(1, 0, 0),
            new Candidate(2, 4, 0.4, 0, 0, MEDIUM, true, false),
            chunk(3, 4, 0.4),
            new Candidate(4, 3, 0.7, 0, 0, HARD, true, false));
    assertThat(choose(candidates, 3, 1)).containsExactlyInAnyOrder(2, 4, 1);
    assertThat(choose(candidates, 2, 1)).containsExactlyInAnyOrder(2, 4);
  }

  @Test
  void clearAndNoisyTakeTurnsWhereNothingElseDecides() {
    List<Candidate> candidates = new ArrayList<>();
    for (int id = 1; id <= 12; id++) {
      candidates.add(new Candidate(id, 0, 0, 0, 0, MEDIUM, false, id <= 6));
    }
    for (long seed = 0; seed < 20; seed++) {
      assertThat(choose(candidates, 6, seed)).filteredOn(id -> id <= 6).hasSize(3);
      assertThat(choose(candidates, 1, seed)).allMatch(id -> id > 6);
    }
    candidates.set(0, new Candidate(1, 0, 0, 1, 0, MEDIUM, false, false));
    assertThat(choose(candidates, 12, 3).get(11)).isEqualTo(1);
  }

  @Test
  void needComesBeforeTheBalanceOfDifficulties() {
    List<Candidate> candidates =
        List.of(chunk(1, 0, HARD), chunk(2, 0, HARD), chunk(3, 1, EASY), chunk(4, 1, MEDIUM));
    assertThat(choose(candidates, 3, 1)).contains(1, 2);
  }

  @Test
  @Tag("A63")
  void whereSeveralPeopleDisagreedAnEasyScriptIsNoLongerEasy() {
    List<Candidate> candidates =
        List.of(
            new Candidate(1, 3, 0.2, 0, 0, EASY, false, false),
            new Candidate(2, 3, 0.9, 0, 0, EASY, false, false));
    assertThat(
            TaskAssignment.choose(
                candidates, new TaskWish(1, Optional.of(EASY), Expertise.NOVICE), 1))
        .containsExactly(2);
  }

  @Test
  void fewestTranscriptionsComeFirst() {
    List<Candidate> candidates = List.of(chunk(1, 3, 0), chunk(2, 0, 0), chunk(3, 1, 0));
    assertThat(choose(candidates, 3, 1)).containsExactly(2, 3, 1);
  }

  @Test
  void amongThoseTheLowestAgreementComesFirst() {
    List<Candidate> candidates = List.of(chunk(1, 4, 0.9), chunk(2, 4, 0.65), chunk(3, 4, 0.7));
    assertThat(choose(candidates, 3, 1)).containsExactly(2, 3, 1);
  }

  @Test
  void whatManySkippedComesLast() {
    List<Candidate> candidates =
        List.of(
            new Candidate(1, 0, 0, 2, 0, MEDIUM, false, false),
            new Candidate(2, 0, 0, 1, 0, MEDIUM, false, false),
            chunk(3, 0, 0));
    assertThat(choose(candidates, 3, 1)).containsExactly(3, 2, 1);
  }

  @Test
  void amongEqualsWhatNobodyHasOpenComesFirst() {
    List<Candidate> candidates =
        List.of(new Candidate(1, 0, 0, 0, 2, MEDIUM, false, false), chunk(2, 0, 0));
    assertThat(choose(candidates, 2, 1)).containsExactly(2, 1);
  }

  @Test
  void whatSomebodyHasOpenIsStillNeedierThanWhatWasTranscribed() {
    List<Candidate> candidates =
        List.of(new Candidate(1, 0, 0, 0, 2, MEDIUM, false, false), chunk(2, 1, 0));
    assertThat(choose(candidates, 2, 1)).containsExactly(1, 2);
  }

  @Test
  void transcriptionsWeighMoreThanAgreementAndAgreementMoreThanSkips() {
    List<Candidate> candidates =
        List.of(
            new Candidate(1, 1, 0.0, 0, 0, MEDIUM, false, false),
            new Candidate(2, 0, 0.9, 0, 0, MEDIUM, false, false),
            new Candidate(3, 0, 0.1, 5, 0, MEDIUM, false, false));
    assertThat(choose(candidates, 3, 1)).containsExactly(3, 2, 1);
  }

  @Test
  void givesNoMoreThanAskedFor() {
    List<Candidate> candidates = List.of(chunk(1, 0, 0), chunk(2, 1, 0));
    assertThat(choose(candidates, 1, 1)).containsExactly(1);
    assertThat(choose(candidates, 9, 1)).hasSize(2);
    assertThat(choose(List.of(), 5, 1)).isEmpty();
  }

  @Test
  void refusesToChooseNothing() {
    assertThatThrownBy(() -> choose(List.of(), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void chanceDecidesAmongEqualsAndIsTheSameForTheSameSeed() {
    List<Candidate> equals = new ArrayList<>();
    for (int id = 1; id <= 20; id++) {
      equals.add(chunk(id, 2, 0.5));
    }
    Set<List<Integer>> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      List<Integer> chosen = choose(equals, 5, seed);
      assertThat(choose(equals, 5, seed)).isEqualTo(chosen);
      orders.add(chosen);
    }
    assertThat(orders).hasSizeGreaterThan(10);
  }

  @Test
  void theOrderOfTheCandidatesDoesNotMatter() {
    List<Candidate> candidates = new ArrayList<>();
    for (int id = 1; id <= 30; id++) {
      candidates.add(chunk(id, id % 3, (id % 5) / 5.0));
    }
    List<Integer> expected = choose(candidates, 10, 42);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(candidates, new Random(i));
      assertThat(choose(candidates, 10, 42)).isEqualTo(expected);
    }
  }
}
