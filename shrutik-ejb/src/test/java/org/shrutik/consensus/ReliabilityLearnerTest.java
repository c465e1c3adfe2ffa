package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

@Tag("A80")
class ReliabilityLearnerTest {

  private final ReliabilityLearner learner = new ReliabilityLearner();

  @Test
  void computesErrorAndWeightByTheFormula() {
    // Voter 3 has 1 edit in 4 words, the others none: base 1/12.
    ReliabilitySnapshot learned =
        learner.learn(List.of(chunk(1, "en", "a b c d", "a b c d", "a b c x")));

    double base = 1.0 / 12;
    double error = (1 + 30 * base) / 34;
    Reliability third = learned.find(3, "en").orElseThrow();
    assertThat(third.error()).isCloseTo(error, within(1e-12));
    assertThat(third.weight())
        .isCloseTo(Math.pow(Math.log((1 - error) / error), 1.3), within(1e-12));
    assertThat(third.words()).isEqualTo(4);
    assertThat(learned.find(1, "en").orElseThrow().error())
        .isCloseTo(30 * base / 34, within(1e-12));
  }

  @Test
  void keepsErrorsAndWeightsWithinTheirLimits() {
    String said = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
    String wrong = "1 2 3 4 5 6 7 8 9 0 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26";
    List<ChunkVotes> chunks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      chunks.add(chunk(i, "en", said, said, said, wrong));
    }
    ReliabilitySnapshot learned = learner.learn(chunks);

    Reliability best = learned.find(1, "en").orElseThrow();
    Reliability worst = learned.find(4, "en").orElseThrow();
    assertThat(best.error()).isEqualTo(0.015);
    assertThat(best.weight()).isCloseTo(Math.pow(Math.log(0.985 / 0.015), 1.3), within(1e-12));
    assertThat(worst.error()).isEqualTo(0.95);
    assertThat(worst.weight()).isCloseTo(Math.pow(0.05, 1.3), within(1e-12));
    assertThat(worst.words()).isEqualTo(30 * 26);
  }

  @Test
  void countsTheWordsOfTheLongerText() {
    ReliabilitySnapshot learned =
        learner.learn(List.of(chunk(1, "en", "a b", "a b", "a b", "", "a b c")));

    assertThat(learned.entries())
        .extracting(Reliability::words)
        .containsExactly(2L, 2L, 2L, 2L, 3L);
  }

  @Test
  void learnsEachLanguageByItself() {
    ReliabilitySnapshot learned =
        learner.learn(
            List.of(
                chunk(1, "en", "a b c d", "a b c d", "x y z d"),
                chunk(2, "bn", "ক খ গ ঘ", "ক খ গ ঘ", "ক খ গ ঘ")));

    assertThat(learned.entries()).hasSize(6);
    assertThat(learned.weightOf(3, "en")).isLessThan(learned.weightOf(3, "bn"));
    assertThat(learned.find(1, "bn").orElseThrow().error()).isEqualTo(0.015);
    assertThat(learned.entries())
        .extracting(Reliability::language)
        .containsExactly("bn", "bn", "bn", "en", "en", "en");
  }

  @Test
  void findsOutWhoIsCareful() {
    Random random = new Random(1);
    List<ChunkVotes> chunks = new ArrayList<>();
    for (int c = 0; c < 40; c++) {
      String[] texts = new String[4];
      for (int v = 0; v < texts.length; v++) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 10; w++) {
          boolean wrong = random.nextInt(20) < 2 * v + 1;
          text.append(wrong ? "x" + random.nextInt(99) : "w" + w).append(' ');
        }
        texts[v] = text.toString();
      }
      chunks.add(chunk(c, "en", texts));
    }
    List<Double> weights =
        learner.learn(chunks).entries().stream().map(Reliability::weight).toList();

    assertThat(weights).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(weights.get(0)).isGreaterThan(2 * weights.get(3));
  }

  @Test
  void doesNotDependOnTheOrderOfChunksAndVotes() {
    List<ChunkVotes> chunks = CrowdClips.tenClips().chunks();
    List<ChunkVotes> shuffled = new ArrayList<>();
    for (ChunkVotes chunk : chunks) {
      List<Vote> votes = new ArrayList<>(chunk.votes());
      Collections.shuffle(votes, new Random(2));
      shuffled.add(new ChunkVotes(chunk.chunkId(), chunk.language(), votes));
    }
    Collections.shuffle(shuffled, new Random(3));

    assertThat(learner.learn(shuffled)).isEqualTo(learner.learn(chunks));
  }

  @Test
  void doesNotLookAtTheWeightsOfTheVotes() {
    ChunkVotes plain = chunk(1, "en", "a b", "a c", "a c");
    List<Vote> heavy =
        plain.votes().stream().map(v -> new Vote(v.voterId(), v.text(), 9 - v.voterId())).toList();

    assertThat(learner.learn(List.of(new ChunkVotes(1, "en", heavy))))
        .isEqualTo(learner.learn(List.of(plain)));
  }

  @Test
  void findsHowFarTwoPeopleDisagreeInEachLanguage() {
    ReliabilitySnapshot learned =
        learner.learn(
            List.of(
                chunk(1, "en", "a b c d", "a b c d", "a b x d"),
                chunk(2, "en", "a b", "a b c d"),
                chunk(3, "en", "alone"),
                chunk(4, "bn", "a", "a")));

    assertThat(learned.disagreementIn("en")).isCloseTo((0.5 / 3 + 0.5) / 2, within(1e-9));
    assertThat(learned.disagreementIn("bn")).isZero();
    assertThat(learned.disagreementIn("ar")).isEqualTo(ErrorModel.USUAL_DISAGREEMENT);
    assertThat(learned.lightened(List.of()).disagreement()).isEqualTo(learned.disagreement());
  }

  @Test
  void learnsNothingFromNothing() {
    assertThat(learner.learn(List.of())).isEqualTo(ReliabilitySnapshot.empty());
    assertThat(learner.learn(List.of(chunk(1, "en"))).entries()).isEmpty();
    assertThat(learner.learn(List.of(chunk(1, "en", "", ""))).find(1, "en").orElseThrow().error())
        .isEqualTo(0.015);
  }

  @Test
  void refusesAChunkTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner.learn(List.of(chunk(8, "en", "a"), chunk(8, "bn", "b"))))
        .withMessageContaining("8");
  }

  private static ChunkVotes chunk(long id, String language, String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(Vote.unrated(votes.size() + 1, text));
    }
    return new ChunkVotes(id, language, votes);
  }
}
