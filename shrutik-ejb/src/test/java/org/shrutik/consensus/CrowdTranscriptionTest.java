package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the consensus of real people is worth, measured against the truth. */
@Tag("slow")
class CrowdTranscriptionTest {

  @Test
  void sevenLearnedVotersOfCrowdSpeechStayBelowTheMeasuredError() {
    CrowdClips clips = CrowdClips.crowdSpeech();
    ReliabilitySnapshot learned =
        new ReliabilityLearner().learn(clips.chunks(), any -> CrowdClips.RULES);

    double error = clips.meanError(learned);

    assertThat(clips.chunks()).hasSize(300).allMatch(chunk -> chunk.votes().size() == 7);
    assertThat(error).isLessThan(0.066);
    assertThat(error).isLessThan(clips.meanError(ReliabilitySnapshot.empty()));
    assertThat(error).isLessThan(0.40 * clips.meanErrorOfOnePerson());
    assertThat(error).isLessThan(0.65 * errorOfTheMostFrequentText(clips));
  }

  @Test
  void tenClipsAreDecidedWithinSevenPercentAfterLearningFromThemAlone() {
    CrowdClips clips = CrowdClips.tenClips();
    ReliabilitySnapshot learned =
        new ReliabilityLearner().learn(clips.chunks(), any -> CrowdClips.RULES);

    assertThat(clips.chunks()).hasSize(10);
    assertThat(learned.entries()).hasSize(66);
    assertThat(clips.meanErrorOfOnePerson()).isBetween(0.188, 0.190);
    assertThat(clips.meanError(learned)).isLessThan(0.061);
  }

  @Test
  void aBetterVoterDoesNotHurtOnAverage() {
    CrowdClips clips = CrowdClips.crowdSpeech();
    WeightedRover rover = new WeightedRover();
    double without = 0;
    double with = 0;
    for (ChunkVotes chunk : clips.chunks()) {
      String truth = clips.truths().get((int) chunk.chunkId());
      List<Vote> votes = new java.util.ArrayList<>(chunk.votes().subList(0, 4));
      without += WordErrorRate.crowdSpeech(truth, rover.decide(votes).spoken());
      votes.add(
          chunk.votes().subList(4, 7).stream()
              .min(
                  java.util.Comparator.comparingDouble(
                      vote -> WordErrorRate.crowdSpeech(truth, vote.text())))
              .orElseThrow());
      with += WordErrorRate.crowdSpeech(truth, rover.decide(votes).spoken());
    }

    assertThat(with).isLessThan(0.9 * without);
  }

  @Test
  void whatIsAgreedOnMoreHoldsFewerErrors() {
    CrowdClips clips = CrowdClips.crowdSpeech();
    WeightedRover rover = new WeightedRover();
    double[] errors = new double[2];
    int[] counts = new int[2];
    for (ChunkVotes chunk : clips.chunks()) {
      ConsensusResult result = rover.decide(chunk.votes());
      int sure = result.confidence() >= 0.8 ? 1 : 0;
      errors[sure] +=
          WordErrorRate.crowdSpeech(clips.truths().get((int) chunk.chunkId()), result.text());
      counts[sure]++;
    }

    assertThat(counts[1]).isGreaterThan(150);
    assertThat(errors[1] / counts[1]).isLessThan(0.5 * errors[0] / counts[0]);
  }

  private static double errorOfTheMostFrequentText(CrowdClips clips) {
    double sum = 0;
    for (ChunkVotes chunk : clips.chunks()) {
      Map<List<String>, Integer> counts = new HashMap<>();
      List<String> best = List.of();
      for (Vote vote : chunk.votes()) {
        List<String> words = WordErrorRate.crowdSpeechWords(vote.text());
        counts.merge(words, 1, Integer::sum);
        if (counts.get(words) > counts.getOrDefault(best, 0)) {
          best = words;
        }
      }
      String truth = clips.truths().get((int) chunk.chunkId());
      sum += WordErrorRate.of(WordErrorRate.crowdSpeechWords(truth), best);
    }
    return sum / clips.chunks().size();
  }
}
