package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the expected errors of texts compare with the true ones, where the truth became known.
 * Immutable and safe for use by many threads.
 */
public final class Calibration {

  /** A site's own experience counts against so much expected error that was right, in texts. */
  private static final double PRIOR = 1;

  private static final double LEAST_FACTOR = 0.5;
  private static final double GREATEST_FACTOR = 2;

  private static final Comparator<Outcome> BY_EXPECTED =
      Comparator.comparingDouble(Outcome::expected).thenComparingDouble(Outcome::observed);

  private final List<Outcome> outcomes;

  /**
   * @param outcomes in any order
   */
  public Calibration(List<Outcome> outcomes) {
    this.outcomes = outcomes.stream().sorted(BY_EXPECTED).toList();
  }

  /**
   * A text whose truth became known.
   *
   * @param expected its expected share of wrong words
   * @param observed its true one
   */
  public record Outcome(double expected, double observed) {}

  /**
   * Texts of like expected error.
   *
   * @param expected mean over the texts
   * @param observed mean over the texts
   */
  public record Bin(double expected, double observed, int texts) {}

  /** As many bins of equally many texts, by rising expected error; fewer where texts are few. */
  public List<Bin> bins(int count) {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      List<Outcome> own =
          outcomes.subList(outcomes.size() * bin / count, outcomes.size() * (bin + 1) / count);
      if (!own.isEmpty()) {
        bins.add(
            new Bin(
                own.stream().mapToDouble(Outcome::expected).average().orElse(0),
                own.stream().mapToDouble(Outcome::observed).average().orElse(0),
                own.size()));
      }
    }
    return bins;
  }

  /**
   * What expected errors are to be multiplied with to be right here: 1 where nothing is known, and
   * nearer to what was seen the more was seen. Never below ½ nor above 2.
   */
  public double factor() {
    double expected = PRIOR;
    double observed = PRIOR;
    for (Outcome outcome : outcomes) {
      expected += outcome.expected;
      observed += Math.min(1, outcome.observed);
    }
    return Math.max(LEAST_FACTOR, Math.min(GREATEST_FACTOR, observed / expected));
  }
}
