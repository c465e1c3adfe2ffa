package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A62")
class TaskAssignmentTest {
  private static Candidate chunk(int id, int transcriptions, double agreement) {
    return new Candidate(id, transcriptions, agreement, 0, 0);
  }

  @Test
  void fewestTranscriptionsComeFirst() {
    List<Candidate> candidates = List.of(chunk(1, 3, 0), chunk(2, 0, 0), chunk(3, 1, 0));
    assertThat(TaskAssignment.choose(candidates, 3, 1)).containsExactly(2, 3, 1);
  }

  @Test
  void amongThoseTheLowestAgreementComesFirst() {
    List<Candidate> candidates = List.of(chunk(1, 4, 0.7), chunk(2, 4, 0.2), chunk(3, 4, 0.5));
    assertThat(TaskAssignment.choose(candidates, 3, 1)).containsExactly(2, 3, 1);
  }

  @Test
  void whatManySkippedComesLast() {
    List<Candidate> candidates =
        List.of(new Candidate(1, 0, 0, 2, 0), new Candidate(2, 0, 0, 1, 0), chunk(3, 0, 0));
    assertThat(TaskAssignment.choose(candidates, 3, 1)).containsExactly(3, 2, 1);
  }

  @Test
  void amongEqualsWhatNobodyHasOpenComesFirst() {
    List<Candidate> candidates = List.of(new Candidate(1, 0, 0, 0, 2), chunk(2, 0, 0));
    assertThat(TaskAssignment.choose(candidates, 2, 1)).containsExactly(2, 1);
  }

  @Test
  void whatSomebodyHasOpenIsStillNeedierThanWhatWasTranscribed() {
    List<Candidate> candidates = List.of(new Candidate(1, 0, 0, 0, 2), chunk(2, 1, 0));
    assertThat(TaskAssignment.choose(candidates, 2, 1)).containsExactly(1, 2);
  }

  @Test
  void transcriptionsWeighMoreThanAgreementAndAgreementMoreThanSkips() {
    List<Candidate> candidates =
        List.of(
            new Candidate(1, 1, 0.0, 0, 0),
            new Candidate(2, 0, 0.9, 0, 0),
            new Candidate(3, 0, 0.1, 5, 0));
    assertThat(TaskAssignment.choose(candidates, 3, 1)).containsExactly(3, 2, 1);
  }

  @Test
  void givesNoMoreThanAskedFor() {
    List<Candidate> candidates = List.of(chunk(1, 0, 0), chunk(2, 1, 0));
    assertThat(TaskAssignment.choose(candidates, 1, 1)).containsExactly(1);
    assertThat(TaskAssignment.choose(candidates, 9, 1)).hasSize(2);
    assertThat(TaskAssignment.choose(List.of(), 5, 1)).isEmpty();
  }

  @Test
  void refusesToChooseNothing() {
    assertThatThrownBy(() -> TaskAssignment.choose(List.of(), 0, 1))
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
      List<Integer> chosen = TaskAssignment.choose(equals, 5, seed);
      assertThat(TaskAssignment.choose(equals, 5, seed)).isEqualTo(chosen);
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
    List<Integer> expected = TaskAssignment.choose(candidates, 10, 42);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(candidates, new Random(i));
      assertThat(TaskAssignment.choose(candidates, 10, 42)).isEqualTo(expected);
    }
  }
}
