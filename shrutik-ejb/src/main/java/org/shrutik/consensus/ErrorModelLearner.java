package org.shrutik.consensus;

import java.util.Arrays;
import java.util.List;

/**
 * Learns an {@link ErrorModel} from decisions whose true error is known: the model under which the
 * known errors are likeliest, if errors are counted like rare events (quasi-Poisson, by Fisher
 * scoring). The same samples in the same order give the same model. Stateless.
 *
 * <p>What the general disagreement is worth can be learned only from samples in which it differs.
 */
public final class ErrorModelLearner {

  private static final int FEATURES = ErrorModel.FEATURES;
  private static final int ROUNDS = 40;
  private static final double ENOUGH = 1e-9;
  private static final double RIDGE = 1e-4;
  private static final double GREATEST_ERROR = 1.5;
  private static final double LEAST_EXPECTED = 1e-4;

  private ErrorModelLearner() {}

  /**
   * A decision whose true word error is known.
   *
   * @param disagreement how far two people disagree on average where it comes from
   */
  public record Sample(ConsensusResult result, double disagreement, double error) {}

  private static final class Row {
    private final double[][] slots;
    private final double words;
    private final double error;

    Row(Sample sample) {
      slots = ErrorModel.features(sample.result(), sample.disagreement());
      words = Math.max(1, sample.result().words().size());
      error = Math.min(GREATEST_ERROR, sample.error());
    }

    double expected(double[] beta) {
      double sum = 0;
      for (double[] slot : slots) {
        sum += ErrorModel.probability(slot, beta);
      }
      return sum / words + LEAST_EXPECTED;
    }
  }

  /**
   * Learns a model.
   *
   * @param samples some hundreds at least
   * @throws IllegalArgumentException if there are none
   */
  public static ErrorModel learn(List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from");
    }
    List<Row> rows = samples.stream().map(Row::new).toList();
    double[] beta = new double[FEATURES];
    beta[0] = -3;
    double loss = loss(rows, beta);
    double damping = RIDGE;
    double won = 1;
    for (int round = 0; round < ROUNDS && won > ENOUGH; round++) {
      double[] step = step(rows, beta, damping);
      double[] next = beta.clone();
      Arrays.setAll(next, i -> next[i] + step[i]);
      double lower = loss(rows, next);
      if (lower < loss) {
        won = loss - lower;
        beta = next;
        loss = lower;
        damping = Math.max(RIDGE, damping / 4);
      } else {
        damping *= 8;
      }
    }
    return new ErrorModel(beta);
  }

  private static double loss(List<Row> rows, double[] beta) {
    double loss = 0;
    for (Row row : rows) {
      double expected = row.expected(beta);
      loss += expected - row.error * StrictMath.log(expected);
    }
    return loss / rows.size();
  }

  private static double[] step(List<Row> rows, double[] beta, double damping) {
    double[][] matrix = new double[FEATURES][FEATURES + 1];
    for (Row row : rows) {
      double[] slope = new double[FEATURES];
      double expected = LEAST_EXPECTED;
      for (double[] slot : row.slots) {
        double p = ErrorModel.probability(slot, beta);
        expected += p / row.words;
        for (int f = 0; f < FEATURES; f++) {
          slope[f] += slot[f] * p * (1 - p) / row.words;
        }
      }
      double excess = row.error / expected - 1;
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
