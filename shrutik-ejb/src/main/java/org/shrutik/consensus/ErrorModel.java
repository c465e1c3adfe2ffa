package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shrutik.consensus.ConsensusResult.Slot;

/**
 * How many words of a consensus are wrong, as far as its votes tell: calibrated, so that of words
 * with an expected error of 0.1 about one in ten is wrong.
 *
 * <p>Every slot of the lattice is wrong with the probability {@code 1 ÷ (1 + exp(−β·f))}, where f
 * are features of the slot's vote and of the chunk (see {@link #features}); the expected error of a
 * text is their sum divided by its words. The coefficients β are learned from decisions whose true
 * error is known; {@link #DEFAULT} was learned from English read speech and holds elsewhere only as
 * far as people disagree there in the same way.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ErrorModel {

  private static final int FEATURES = 12;
  private static final int ROUNDS = 40;
  private static final double RIDGE = 1e-4;
  private static final double GREATEST_ERROR = 1.5;
  private static final double LEAST_EXPECTED = 1e-4;

  /** Learned from CrowdSpeech dev-clean and dev-other with 3 to 7 voters. */
  public static final ErrorModel DEFAULT =
      new ErrorModel(
          new double[] {
            -4.8926, 6.8338, -0.5805, 1.3617, 4.2587, -0.1037, -0.7631, 0.5016, 0, -0.1684, 0.6403,
            -0.5861
          });

  private final double[] coefficients;

  /**
   * @param coefficients as {@link #coefficients} gives them
   * @throws IllegalArgumentException if there are not as many as features
   */
  public ErrorModel(double[] coefficients) {
    if (coefficients.length != FEATURES) {
      throw new IllegalArgumentException("needs " + FEATURES + " coefficients");
    }
    this.coefficients = coefficients.clone();
  }

  /** A decision whose true word error is known. */
  public record Sample(ConsensusResult result, double error) {}

  /** The coefficients, for keeping. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /**
   * The word error to expect of a consensus.
   *
   * @return from 0 to 1
   */
  public double expectedError(ConsensusResult result) {
    double sum = 0;
    for (Slot slot : result.slots()) {
      sum += slotError(result, slot);
    }
    return Math.min(1, sum / Math.max(1, result.words().size()));
  }

  /**
   * The probability that a word is right.
   *
   * @param result the consensus
   * @param word one of its words
   */
  public double wordConfidence(ConsensusResult result, ConsensusResult.Word word) {
    return 1 - slotError(result, result.slots().get(word.slot()));
  }

  /**
   * Whether one more person should be asked.
   *
   * @param result the consensus of those who were asked
   * @param people how many people were asked, machines and scripts not counted
   * @param target the word error that is good enough
   * @param least so many are asked in any case
   * @param most no more are asked in any case
   */
  public boolean needsAnother(
      ConsensusResult result, int people, double target, int least, int most) {
    return people < most && (people < least || expectedError(result) > target);
  }

  private double slotError(ConsensusResult result, Slot slot) {
    return logistic(features(result, slot), coefficients);
  }

  private static double logistic(double[] features, double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * coefficients[i];
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  /**
   * What tells how sure a slot is: 1; the share of its weight against what won, s, and ln(s +
   * 0.03); whether anybody is against it; one by the number of voters; ln of the winning weight;
   * for silence, 1, s, and whether all are silent; the disagreement of the whole chunk, d, and ln(d
   * + 0.03); ln of the mean weight that its voters were given.
   */
  static double[] features(ConsensusResult result, Slot slot) {
    double all = 0;
    double chosen = 0;
    for (ConsensusResult.Alternative alternative : slot.alternatives()) {
      all += alternative.weight();
      if (alternative.word().equals(slot.chosen())) {
        chosen = alternative.weight();
      }
    }
    boolean agreed = slot.alternatives().size() == 1;
    double against = agreed ? 0 : 1 - chosen / all;
    double silent = slot.chosen().isEmpty() ? 1 : 0;
    double apart = 1 - result.confidence();
    double given = 0;
    for (ConsensusResult.VoterAgreement voter : result.voters()) {
      given += voter.weight();
    }
    given /= result.voters().size();
    return new double[] {
      1,
      against,
      StrictMath.log(against + 0.03),
      agreed ? 0 : 1,
      1.0 / result.voters().size(),
      StrictMath.log(chosen + 0.1),
      silent,
      silent * against,
      agreed ? silent : 0,
      apart,
      StrictMath.log(apart + 0.03),
      StrictMath.log(given + 0.1)
    };
  }

  /**
   * Learns a model: the one under which the known errors are likeliest, if errors are counted like
   * rare events (quasi-Poisson, by Fisher scoring). The same samples in the same order give the
   * same model.
   *
   * @param samples decisions with their true error; some hundreds at least
   * @throws IllegalArgumentException if there are none
   */
  public static ErrorModel learn(List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from");
    }
    List<double[][]> rows = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      rows.add(
          sample.result().slots().stream()
              .map(slot -> features(sample.result(), slot))
              .toArray(double[][]::new));
    }
    double[] beta = new double[FEATURES];
    beta[0] = -3;
    double loss = loss(samples, rows, beta);
    double damping = RIDGE;
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = step(samples, rows, beta, damping);
      double[] next = beta.clone();
      Arrays.setAll(next, i -> next[i] + step[i]);
      double lower = loss(samples, rows, next);
      if (lower < loss) {
        beta = next;
        loss = lower;
        damping = Math.max(RIDGE, damping / 4);
      } else {
        damping *= 8;
      }
    }
    return new ErrorModel(beta);
  }

  private static double expected(double[][] slots, ConsensusResult result, double[] beta) {
    double sum = 0;
    for (double[] slot : slots) {
      sum += logistic(slot, beta);
    }
    return sum / Math.max(1, result.words().size()) + LEAST_EXPECTED;
  }

  private static double loss(List<Sample> samples, List<double[][]> rows, double[] beta) {
    double loss = 0;
    for (int i = 0; i < rows.size(); i++) {
      double expected = expected(rows.get(i), samples.get(i).result(), beta);
      double error = Math.min(GREATEST_ERROR, samples.get(i).error());
      loss += expected - error * StrictMath.log(expected);
    }
    return loss / rows.size();
  }

  private static double[] step(
      List<Sample> samples, List<double[][]> rows, double[] beta, double damping) {
    double[][] matrix = new double[FEATURES][FEATURES + 1];
    for (int i = 0; i < rows.size(); i++) {
      ConsensusResult result = samples.get(i).result();
      double words = Math.max(1, result.words().size());
      double[] slope = new double[FEATURES];
      double expected = LEAST_EXPECTED;
      for (double[] slot : rows.get(i)) {
        double p = logistic(slot, beta);
        expected += p / words;
        for (int f = 0; f < FEATURES; f++) {
          slope[f] += slot[f] * p * (1 - p) / words;
        }
      }
      double excess = Math.min(GREATEST_ERROR, samples.get(i).error()) / expected - 1;
      for (int f = 0; f < FEATURES; f++) {
        for (int g = 0; g < FEATURES; g++) {
          matrix[f][g] += slope[f] * slope[g] / expected / rows.size();
        }
        matrix[f][FEATURES] += excess * slope[f] / rows.size();
      }
    }
    for (int f = 0; f < FEATURES; f++) {
      matrix[f][f] += damping;
    }
    return solved(matrix);
  }

  /** Solves a symmetric, positive system of equations, whose right side is the last column. */
  private static double[] solved(double[][] matrix) {
    int n = matrix.length;
    for (int i = 0; i < n; i++) {
      for (int row = i + 1; row < n; row++) {
        double factor = matrix[row][i] / matrix[i][i];
        for (int column = i; column <= n; column++) {
          matrix[row][column] -= factor * matrix[i][column];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = matrix[i][n];
      for (int column = i + 1; column < n; column++) {
        sum -= matrix[i][column] * x[column];
      }
      x[i] = sum / matrix[i][i];
    }
    return x;
  }
}
