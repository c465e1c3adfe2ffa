package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorModelTest {

  private final ErrorModel model = ErrorModel.DEFAULT;

  @Test
  void expectsLessErrorWhereMorePeopleAgree() {
    double three = model.expectedError(decided("a b c d", "a b c d", "a b c d"));
    double five =
        model.expectedError(decided("a b c d", "a b c d", "a b c d", "a b c d", "a b c d"));
    double apart = model.expectedError(decided("a b c d", "a x c e", "f b g d"));

    assertThat(five).isLessThan(three);
    assertThat(three).isLessThan(apart);
    assertThat(apart).isLessThanOrEqualTo(1);
  }

  @Test
  void isLessSureOfAWordThatIsContested() {
    ConsensusResult result = decided("a b c d", "a b c d", "a b x d");
    double[] errors = model.slotErrors(result);

    assertThat(errors).hasSize(4);
    assertThat(errors[2]).isGreaterThan(2 * errors[0]);
    assertThat(model.expectedError(result))
        .isCloseTo(Arrays.stream(errors).sum() / 4, within(1e-12));
  }

  @Test
  void trustsFewPeopleLessWherePeopleDisagreeMore() {
    ConsensusResult three = decided("a b c d", "a b c d", "a b c d");
    ConsensusResult six = decided("a b c d", "a b c d", "a b c d", "a b c d", "a b c d", "a b c d");
    double ofThree = model.at(0.4).expectedError(three) / model.at(0.1).expectedError(three);
    double ofSix = model.at(0.4).expectedError(six) / model.at(0.1).expectedError(six);

    assertThat(ofThree).isGreaterThan(1.2);
    assertThat(ofSix).isBetween(1.0, ofThree);
  }

  @Test
  void isCorrectedByWhatReviewersFound() {
    ConsensusResult result = decided("a b c d", "a b c d", "a b x d");

    assertThat(model.corrected(1.5).expectedError(result))
        .isCloseTo(1.5 * model.expectedError(result), within(1e-12));
    assertThat(model.at(0.2).corrected(1.5).expectedError(result))
        .isCloseTo(1.5 * model.at(0.2).expectedError(result), within(1e-12));
  }

  @Test
  void asksForAnotherPersonOnlyAboveTheTargetAndWithinTheLimits() {
    ConsensusResult apart = decided("a b c d", "a x c e", "f b g d");

    assertThat(model.needsAnother(apart, 3, 0.05, 3, 7)).isTrue();
    assertThat(model.needsAnother(apart, 3, 1, 3, 7)).isFalse();
    assertThat(model.needsAnother(apart, 2, 1, 3, 7)).isTrue();
    assertThat(model.needsAnother(apart, 7, 0.01, 3, 7)).isFalse();
  }

  @Test
  void isContentWithMoreErrorTheMorePeopleWereAsked() {
    ConsensusResult apart = decided("a b c d", "a x c e", "f b g d");
    double error = model.expectedError(apart);

    assertThat(model.needsAnother(apart, 3, 0.9 * error, 3, 7)).isTrue();
    assertThat(model.needsAnother(apart, 3, 0.6 * error, 1, 7)).isTrue();
    assertThat(model.needsAnother(apart, 6, 0.6 * error, 3, 7)).isFalse();
    assertThat(model.needsAnother(apart, 6, 0.4 * error, 3, 7)).isTrue();
    assertThat(model.needsAnother(apart, 2, 0.9 * error, 1, 7)).isTrue();
  }

  @Test
  void learnsTheErrorOfRealClips() {
    CrowdClips clips = CrowdClips.crowdSpeech();
    ReliabilitySnapshot learned =
        new ReliabilityLearner().learn(clips.chunks(), any -> CrowdClips.RULES);
    List<ErrorModelLearner.Sample> samples = new ArrayList<>();
    double truth = 0;
    for (ChunkVotes chunk : clips.chunks()) {
      ConsensusResult result =
          new WeightedRover().decide(CrowdClips.rated(chunk, learned), CrowdClips.RULES);
      double error =
          WordErrorRate.crowdSpeech(clips.truths().get((int) chunk.chunkId()), result.spoken());
      samples.add(new ErrorModelLearner.Sample(result, learned.disagreementIn("en"), error));
      truth += error / clips.chunks().size();
    }
    ErrorModel own = ErrorModelLearner.learn(samples);
    double expected =
        samples.stream()
            .mapToDouble(s -> own.at(s.disagreement()).expectedError(s.result()))
            .average()
            .orElseThrow();
    double byDefault =
        samples.stream()
            .mapToDouble(s -> model.at(s.disagreement()).expectedError(s.result()))
            .average()
            .orElseThrow();

    assertThat(Math.abs(expected - truth)).isLessThan(0.01);
    assertThat(Math.abs(byDefault - truth)).isLessThan(0.02);
    assertThat(ErrorModelLearner.learn(samples).coefficients()).isEqualTo(own.coefficients());
  }

  @Test
  void refusesWhatItCannotLearnFrom() {
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorModelLearner.learn(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ErrorModel(new double[3]));
  }

  private static ConsensusResult decided(String... texts) {
    List<Vote> votes = new ArrayList<>();
    for (String text : texts) {
      votes.add(new Vote(votes.size() + 1, text, 2));
    }
    return new WeightedRover().decide(votes);
  }
}
