package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
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

    assertThat(model.wordConfidence(result, result.words().get(2)))
        .isLessThan(model.wordConfidence(result, result.words().get(0)));
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
  void learnsTheErrorOfRealClips() {
    CrowdClips clips = CrowdClips.crowdSpeech();
    ReliabilitySnapshot learned =
        new ReliabilityLearner().learn(clips.chunks(), any -> CrowdClips.RULES);
    List<ErrorModel.Sample> samples = new ArrayList<>();
    double truth = 0;
    for (ChunkVotes chunk : clips.chunks()) {
      ConsensusResult result =
          new WeightedRover().decide(CrowdClips.rated(chunk, learned), CrowdClips.RULES);
      double error =
          WordErrorRate.crowdSpeech(clips.truths().get((int) chunk.chunkId()), result.spoken());
      samples.add(new ErrorModel.Sample(result, error));
      truth += error / clips.chunks().size();
    }
    ErrorModel own = ErrorModel.learn(samples);
    double expected =
        samples.stream().mapToDouble(s -> own.expectedError(s.result())).average().orElseThrow();
    double byDefault =
        samples.stream().mapToDouble(s -> model.expectedError(s.result())).average().orElseThrow();

    assertThat(Math.abs(expected - truth)).isLessThan(0.01);
    assertThat(Math.abs(byDefault - truth)).isLessThan(0.02);
    assertThat(ErrorModel.learn(samples).coefficients()).isEqualTo(own.coefficients());
  }

  @Test
  void refusesWhatItCannotLearnFrom() {
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorModel.learn(List.of()));
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
