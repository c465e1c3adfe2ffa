package org.shrutik.consensus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the consensus of real people is worth, by the number of people: the mean over clips of the
 * word error rate as CrowdSpeech counts it, with a 95 % bootstrap interval over the clips.
 *
 * <pre>mvn -Pbench-consensus -pl shrutik-ejb -Dcrowd=crowd.tsv -Dtruth=gt.txt</pre>
 *
 * <p>{@code -Dlearn.crowd} and {@code -Dlearn.truth} name files to learn the expected error from,
 * several with commas between them.
 *
 * <p>With k people, k of a clip's transcriptions are drawn (always the same ones), and nothing else
 * is known of the clip: weights are learned from these, without any truth.
 */
public final class CrowdSpeechBench {

  private static final int MOST_VOTERS = 7;
  private static final int FEWEST = 3;
  private static final int TENTHS = 10;
  private static final int PLACES = 5;
  private static final int RESAMPLES = 1_000;
  private static final double[] TARGETS = {0.01, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15};

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
      CrowdSpeechBench bench = new CrowdSpeechBench(clips, rules);
      ErrorModel model = ErrorModel.DEFAULT;
      if (!System.getProperty("learn.crowd", "").isBlank()) {
        model = ErrorModelLearner.learn(samples(rules));
        print("Calibration learned from %s%n", System.getProperty("learn.crowd"));
        print("Coefficients: %s%n%n", Arrays.toString(model.coefficients()));
      }
      bench.byVoters(model);
      bench.adaptive(model);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("bench-consensus: " + e.getMessage());
    }
  }

  private static List<ErrorModelLearner.Sample> samples(LanguageRules rules) {
    String[] crowds = file("learn.crowd").toString().split(",", -1);
    String[] truths = file("learn.truth").toString().split(",", -1);
    if (crowds.length != truths.length) {
      throw new IllegalArgumentException("learn.crowd and learn.truth need as many files");
    }
    List<ErrorModelLearner.Sample> samples = new ArrayList<>();
    for (int i = 0; i < crowds.length; i++) {
      CrowdClips clips = CrowdTable.read(Path.of(crowds[i]), Path.of(truths[i]));
      samples.addAll(new CrowdSpeechBench(clips, rules).samples());
    }
    return samples;
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

  private void byVoters(ErrorModel model) {
    int most = clips.chunks().stream().mapToInt(chunk -> chunk.votes().size()).max().orElse(0);
    print("%,d clips, up to %d transcriptions each%n%n", clips.chunks().size(), most);
    Map<Integer, String> deciles = new TreeMap<>();
    print("Word error rate in %%, with 95 %% bootstrap intervals%n%n");
    print("| voters | single | majority | ROVER | ours |%n|---|---|---|---|---|%n");
    for (int k = 1; k <= Math.min(most, MOST_VOTERS); k++) {
      List<ChunkVotes> drawn = drawn(k);
      ReliabilitySnapshot learned = new ReliabilityLearner().learn(drawn, any -> rules);
      double[] single = new double[drawn.size()];
      double[] majority = new double[drawn.size()];
      double[] rover = new double[drawn.size()];
      double[] ours = new double[drawn.size()];
      double[] expected = new double[drawn.size()];
      ErrorModel here = model.at(learned.disagreementIn(CrowdClips.LANGUAGE));
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
        ConsensusResult result = new WeightedRover().decide(rated, rules);
        ours[i] = WordErrorRate.crowdSpeech(truth, result.spoken());
        expected[i] = here.expectedError(result);
      }
      print(
          "| %d | %s | %s | %s | %s |%n",
          k, interval(single), interval(majority), interval(rover), interval(ours));
      if (k >= FEWEST) {
        deciles.put(k, deciles(ours, expected));
      }
    }
    deciles.forEach(
        (k, lines) ->
            print(
                "%nCalibration with %d voters: clips by their expected word error%n%n"
                    + "| tenth | expected %% | true %% | allowed | |%n|---|---|---|---|---|%n%s",
                k, lines));
  }

  private static String deciles(double[] errors, double[] expected) {
    Integer[] order = new Integer[errors.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> expected[i]));
    StringBuilder lines = new StringBuilder();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int from = tenth * order.length / TENTHS;
      int to = (tenth + 1) * order.length / TENTHS;
      double[] own = new double[to - from];
      double mean = 0;
      for (int i = from; i < to; i++) {
        own[i - from] = errors[order[i]];
        mean += expected[order[i]] / own.length;
      }
      double[] means = resampled(own);
      double truth = Arrays.stream(own).average().orElse(0);
      double center = Arrays.stream(means).average().orElse(0);
      double spread =
          Math.sqrt(Arrays.stream(means).map(m -> (m - center) * (m - center)).average().orElse(0));
      double allowed = Math.max(0.005, 2 * spread);
      lines.append(
          String.format(
              Locale.ROOT,
              "| %d | %.2f | %.2f | ±%.2f | %s |%n",
              tenth + 1,
              100 * mean,
              100 * truth,
              100 * allowed,
              Math.abs(mean - truth) <= allowed ? "within" : "outside"));
    }
    return lines.toString();
  }

  /**
   * Three people each, then one more for every clip whose expected error is above the target, with
   * the weights learned anew from what was written so far, until nobody asks or all were asked.
   */
  private void adaptive(ErrorModel model) {
    print("%nOne more person only while the expected error is above the target%n%n");
    print("| target %% | whoever comes: mean voters | word error %% |");
    print(" the most reliable of those left: mean voters | word error %% |%n");
    print("|---|---|---|---|---|%n");
    for (double target : TARGETS) {
      print(
          "| %.1f | %s | %s |%n",
          100 * target, adaptive(model, target, false), adaptive(model, target, true));
    }
  }

  /**
   * Asks three people for each clip, and others while the expected error is above the target.
   *
   * @param reliableFirst whether the next one is, of those who transcribed the clip, the one with
   *     the greatest weight that the transcriptions seen so far give
   */
  private String adaptive(ErrorModel model, double target, boolean reliableFirst) {
    List<ChunkVotes> all = drawn(MOST_VOTERS);
    List<List<Vote>> queues = new ArrayList<>();
    all.forEach(chunk -> queues.add(new ArrayList<>(chunk.votes())));
    int[] asked = new int[all.size()];
    Arrays.fill(asked, FEWEST);
    double[] errors = new double[all.size()];
    boolean more = true;
    while (more) {
      more = false;
      List<ChunkVotes> written = new ArrayList<>();
      for (int i = 0; i < asked.length; i++) {
        asked[i] = Math.min(asked[i], queues.get(i).size());
        written.add(
            new ChunkVotes(
                all.get(i).chunkId(),
                all.get(i).language(),
                List.copyOf(queues.get(i).subList(0, asked[i]))));
      }
      ReliabilitySnapshot learned = new ReliabilityLearner().learn(written, any -> rules);
      ErrorModel here = model.at(learned.disagreementIn(CrowdClips.LANGUAGE));
      for (int i = 0; i < asked.length; i++) {
        ConsensusResult result =
            new WeightedRover().decide(CrowdClips.rated(written.get(i), learned), rules);
        errors[i] = WordErrorRate.crowdSpeech(clips.truths().get(i), result.spoken());
        List<Vote> queue = queues.get(i);
        if (here.needsAnother(result, asked[i], target, FEWEST, queue.size())) {
          if (reliableFirst) {
            String language = all.get(i).language();
            queue
                .subList(asked[i], queue.size())
                .sort(
                    Comparator.comparingDouble(
                            (Vote vote) -> -learned.weightOf(vote.voterId(), language))
                        .thenComparingLong(Vote::voterId));
          }
          asked[i]++;
          more = true;
        }
      }
    }
    return String.format(
        Locale.ROOT, "%.2f | %s", Arrays.stream(asked).average().orElse(0), interval(errors));
  }

  /**
   * Decisions of all sizes with their true errors, for learning what to expect. What the general
   * disagreement is worth is learned from fifths of the clips, each taken for a place of its own:
   * by how far those people disagree whose transcriptions were not drawn.
   */
  private List<ErrorModelLearner.Sample> samples() {
    List<ErrorModelLearner.Sample> samples = new ArrayList<>();
    for (int k = FEWEST; k <= MOST_VOTERS; k++) {
      List<ChunkVotes> drawn = drawn(k);
      ReliabilitySnapshot learned = new ReliabilityLearner().learn(drawn, any -> rules);
      double general = learned.disagreementIn(CrowdClips.LANGUAGE);
      List<ErrorModelLearner.Sample> own = new ArrayList<>();
      for (int i = 0; i < drawn.size(); i++) {
        ConsensusResult result =
            new WeightedRover().decide(CrowdClips.rated(drawn.get(i), learned), rules);
        double error = WordErrorRate.crowdSpeech(clips.truths().get(i), result.spoken());
        own.add(new ErrorModelLearner.Sample(result, general, error));
      }
      samples.addAll(own);
      if (k <= MOST_VOTERS - 2) {
        samples.addAll(byDisagreement(own, drawn));
      }
    }
    return samples;
  }

  private List<ErrorModelLearner.Sample> byDisagreement(
      List<ErrorModelLearner.Sample> samples, List<ChunkVotes> drawn) {
    double[] others = new double[samples.size()];
    double[] own = new double[samples.size()];
    Integer[] order = new Integer[samples.size()];
    for (int i = 0; i < order.length; i++) {
      List<Vote> left = new ArrayList<>(clips.chunks().get(i).votes());
      left.removeAll(drawn.get(i).votes());
      others[i] = disagreement(left);
      own[i] = disagreement(drawn.get(i).votes());
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> others[i]));
    List<ErrorModelLearner.Sample> fifths = new ArrayList<>();
    for (int part = 0; part < PLACES; part++) {
      int from = part * order.length / PLACES;
      int to = (part + 1) * order.length / PLACES;
      double general = Arrays.stream(order, from, to).mapToDouble(i -> own[i]).average().orElse(0);
      for (int i = from; i < to; i++) {
        ErrorModelLearner.Sample sample = samples.get(order[i]);
        fifths.add(new ErrorModelLearner.Sample(sample.result(), general, sample.error()));
      }
    }
    return fifths;
  }

  private double disagreement(List<Vote> votes) {
    return Ballot.of(
            votes.stream()
                .map(vote -> TranscriptNormalizer.words(vote.text(), rules).toArray(String[]::new))
                .toArray(String[][]::new))
        .disagreement();
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
    double[] means = resampled(errors);
    Arrays.sort(means);
    double mean = Arrays.stream(errors).average().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        100 * mean,
        100 * means[RESAMPLES / 40],
        100 * means[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static double[] resampled(double[] errors) {
    Random random = new Random(1);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int i = 0; i < errors.length; i++) {
        sum += errors[random.nextInt(errors.length)];
      }
      means[r] = sum / errors.length;
    }
    return means;
  }

  @SuppressWarnings("SystemOut") // A command: this is its answer.
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
