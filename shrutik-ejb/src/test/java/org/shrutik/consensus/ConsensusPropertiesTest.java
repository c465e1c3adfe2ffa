package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.ConsensusResult.Word;

/** What holds for any votes, tried on random ones with many ties. */
class ConsensusPropertiesTest {

  private static final List<String> LEXICON =
      List.of("go", "Go!", "on", "one,", "two", "too", "আমি", "আজ", "যাব।", "我们", "中文", "b-c");

  private final WeightedRover rover = new WeightedRover();

  private static Stream<List<Vote>> ballots() {
    Random random = new Random(5);
    return Stream.generate(() -> votes(random)).limit(50);
  }

  @Test
  void theOrderOfArrivalChangesNothing() {
    ballots().forEach(this::assertOrderDoesNotMatter);
  }

  private void assertOrderDoesNotMatter(List<Vote> votes) {
    List<Vote> shuffled = new ArrayList<>(votes);
    Collections.shuffle(shuffled, new Random(votes.size()));

    assertThat(rover.decide(shuffled)).isEqualTo(rover.decide(votes));
  }

  @Test
  void theIdsOfTheVotersDoNotChangeTheWords() {
    ballots().forEach(this::assertIdsDoNotMatter);
  }

  private void assertIdsDoNotMatter(List<Vote> votes) {
    List<Vote> renumbered =
        votes.stream().map(v -> new Vote(1_000 - v.voterId(), v.text(), v.weight())).toList();

    assertThat(keys(rover.decide(renumbered))).isEqualTo(keys(rover.decide(votes)));
  }

  @Test
  void everybodyTwiceChangesNothingButTheConfidence() {
    ballots().forEach(this::assertTwiceIsLikeOnce);
  }

  private void assertTwiceIsLikeOnce(List<Vote> votes) {
    List<Vote> doubled = new ArrayList<>(votes);
    votes.forEach(v -> doubled.add(new Vote(v.voterId() + 1_000, v.text(), v.weight())));

    ConsensusResult once = rover.decide(votes);
    ConsensusResult twice = rover.decide(doubled);

    assertThat(twice.text()).isEqualTo(once.text());
    assertThat(keys(twice)).isEqualTo(keys(once));
    assertThat(chosen(twice)).isEqualTo(chosen(once));
    assertThat(twice.confidence()).isCloseTo(once.confidence(), within(1e-12));
    if (votes.size() >= 3 && once.confidence() == 1) {
      assertThat(ErrorModel.DEFAULT.expectedError(twice))
          .isLessThanOrEqualTo(ErrorModel.DEFAULT.expectedError(once));
    }
  }

  @Test
  void theSameTextFromEverybodyIsTheConsensus() {
    ballots().forEach(this::assertSameTextWins);
  }

  private void assertSameTextWins(List<Vote> votes) {
    String text = votes.get(0).text();
    List<Vote> same = votes.stream().map(v -> new Vote(v.voterId(), text, v.weight())).toList();

    ConsensusResult result = rover.decide(same);

    assertThat(keys(result)).isEqualTo(TranscriptNormalizer.words(text));
    assertThat(result.confidence()).isEqualTo(1.0);
    assertThat(result.equalVoterIds()).hasSameSizeAs(votes);
  }

  @Test
  void theTextSaysTheWords() {
    ballots().forEach(this::assertTextSaysTheWords);
  }

  private void assertTextSaysTheWords(List<Vote> votes) {
    ConsensusResult result = rover.decide(votes);

    assertThat(String.join("", TranscriptNormalizer.words(result.text())))
        .isEqualTo(String.join("", keys(result)));
    assertThat(result.text()).isEqualTo(result.text().strip());
  }

  @Test
  void theLatticeHoldsEveryWordOfEverybody() {
    ballots().forEach(this::assertLatticeIsComplete);
  }

  private void assertLatticeIsComplete(List<Vote> votes) {
    ConsensusResult result = rover.decide(votes);

    for (Vote vote : votes) {
      List<String> path =
          result.slots().stream()
              .flatMap(slot -> slot.alternatives().stream())
              .filter(a -> a.voterIds().contains(vote.voterId()) && !a.word().isEmpty())
              .map(ConsensusResult.Alternative::word)
              .toList();
      assertThat(path).isEqualTo(TranscriptNormalizer.words(vote.text()));
    }
    assertThat(result.confidence()).isBetween(0.0, 1.0);
    assertThat(result.words()).allMatch(word -> word.confidence() > 0 && word.confidence() <= 1);
    assertThat(result.words())
        .allMatch(word -> result.slots().get(word.slot()).chosen().equals(word.key()));
  }

  private static List<String> chosen(ConsensusResult result) {
    return result.slots().stream().map(ConsensusResult.Slot::chosen).toList();
  }

  private static List<String> keys(ConsensusResult result) {
    return result.words().stream().map(Word::key).toList();
  }

  private static List<Vote> votes(Random random) {
    List<Vote> votes = new ArrayList<>();
    int voters = 1 + random.nextInt(7);
    for (int v = 0; v < voters; v++) {
      List<String> words = new ArrayList<>();
      for (int length = random.nextInt(6); length > 0; length--) {
        words.add(LEXICON.get(random.nextInt(LEXICON.size())));
      }
      double weight = random.nextBoolean() ? 1 : 0.25 * (1 + random.nextInt(12));
      votes.add(new Vote(10L * v + random.nextInt(10), String.join(" ", words), weight));
    }
    return votes;
  }
}
