package org.shrutik.consensus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What the consensus of real people is worth, by the number of people: the mean over clips of the
 * word error rate as CrowdSpeech counts it, with a 95 % bootstrap interval over the clips.
 *
 * <pre>mvn -Pbench-consensus -pl shrutik-ejb -Dcrowd=crowd.tsv -Dtruth=gt.txt</pre>
 *
 * <p>With k people, k of a clip's transcriptions are drawn (always the same ones), and nothing else
 * is known of the clip: weights are learned from these, without any truth.
 */
public final class CrowdSpeechBench {

  private static final int MOST_VOTERS = 7;
  private static final int RESAMPLES = 1_000;

  private final LanguageRules rules;
  private final CrowdClips clips;

  private CrowdSpeechBench(CrowdClips clips, LanguageRules rules) {
    this.clips = clips;
    this.rules = rules;
  }

  /** Reads its files from the system properties crowd and truth; language is "en" unless given. */
  public static void main(String[] args) {
    try {
      CrowdClips clips = CrowdTable.read(file("crowd"), file("truth"));
      LanguageRules rules = LanguageRules.of(System.getProperty("language", "en"));
      new CrowdSpeechBench(clips, rules).byVoters();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("bench-consensus: " + e.getMessage());
    }
  }

  private static Path file(String property) {
    String value = System.getProperty(property, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "say where the files are: -Dcrowd=FILE.tsv -Dtruth=FILE.txt (missing: -D"
              + property
              + ")");
    }
    return Path.of(value);
  }

  private void byVoters() {
    int most = clips.chunks().stream().mapToInt(chunk -> chunk.votes().size()).max().orElse(0);
    print("%,d clips, up to %d transcriptions each%n%n", clips.chunks().size(), most);
    print("Word error rate in %%, with 95 %% bootstrap intervals%n%n");
    print("| voters | single | majority | ROVER | ours |%n|---|---|---|---|---|%n");
    for (int k = 1; k <= Math.min(most, MOST_VOTERS); k++) {
      List<ChunkVotes> drawn = drawn(k);
      ReliabilitySnapshot learned = new ReliabilityLearner().learn(drawn, any -> rules);
      double[] single = new double[drawn.size()];
      double[] majority = new double[drawn.size()];
      double[] rover = new double[drawn.size()];
      double[] ours = new double[drawn.size()];
      for (int i = 0; i < drawn.size(); i++) {
        String truth = clips.truths().get(i);
        List<Vote> votes = drawn.get(i).votes();
        single[i] =
            votes.stream()
                .mapToDouble(v -> WordErrorRate.crowdSpeech(truth, v.text()))
                .average()
                .orElseThrow();
        majority[i] = WordErrorRate.crowdSpeech(truth, majority(votes));
        rover[i] = WordErrorRate.crowdSpeech(truth, PlainRover.decide(votes));
        List<Vote> rated = CrowdClips.rated(drawn.get(i), learned);
        ours[i] =
            WordErrorRate.crowdSpeech(truth, new WeightedRover().decide(rated, rules).spoken());
      }
      print(
          "| %d | %s | %s | %s | %s |%n",
          k, interval(single), interval(majority), interval(rover), interval(ours));
    }
  }

  /**
   * As many of each clip's transcriptions, always the same ones and the ones of fewer among them.
   */
  private List<ChunkVotes> drawn(int voters) {
    List<ChunkVotes> drawn = new ArrayList<>();
    for (ChunkVotes chunk : clips.chunks()) {
      List<Vote> votes = new ArrayList<>(WeightedRover.byVoter(chunk.votes()));
      Collections.shuffle(votes, new Random(chunk.chunkId()));
      drawn.add(
          new ChunkVotes(
              chunk.chunkId(), chunk.language(), votes.subList(0, Math.min(voters, votes.size()))));
    }
    return drawn;
  }

  private static String majority(List<Vote> votes) {
    Map<List<String>, Integer> counts = new HashMap<>();
    List<String> best = WordErrorRate.crowdSpeechWords(votes.get(0).text());
    for (Vote vote : votes) {
      List<String> words = WordErrorRate.crowdSpeechWords(vote.text());
      if (counts.merge(words, 1, Integer::sum) > counts.getOrDefault(best, 0)) {
        best = words;
      }
    }
    return String.join(" ", best);
  }

  private static String interval(double[] errors) {
    Random random = new Random(1);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int i = 0; i < errors.length; i++) {
        sum += errors[random.nextInt(errors.length)];
      }
      means[r] = sum / errors.length;
    }
    java.util.Arrays.sort(means);
    double mean = java.util.Arrays.stream(errors).average().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        100 * mean,
        100 * means[RESAMPLES / 40],
        100 * means[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  @SuppressWarnings("SystemOut") // A command: this is its answer.
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
