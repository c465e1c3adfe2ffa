package org.shrutik.consensus;

import java.util.List;
import org.shrutik.consensus.ConsensusResult.Alternative;
import org.shrutik.consensus.ConsensusResult.Slot;
import org.shrutik.consensus.ConsensusResult.VoterAgreement;

/**
 * How many words of a consensus are wrong, as far as its votes tell: calibrated, so that of words
 * with an expected error of 0.1 about one in ten is wrong.
 *
 * <p>Every slot of the lattice is wrong with the probability {@code 1 ÷ (1 + exp(−β·f))}, where f
 * are features of the slot's vote, of the chunk, and of how far people disagree where it comes from
 * (see {@link #features}); the expected error of a text is their sum divided by its words. The
 * coefficients β are learned from decisions whose true error is known, see {@link
 * ErrorModelLearner}; {@link #DEFAULT} was learned from English read speech and holds elsewhere
 * only as far as people disagree there in the same way.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ErrorModel {

  static final int FEATURES = 15;

  /** How far two people disagree on average in what {@link #DEFAULT} was learned from. */
  public static final double USUAL_DISAGREEMENT = 0.28;

  /** Fewer voters than these are taken for as many. */
  private static final int FEWEST_VOTERS = 3;

  /** Learned from CrowdSpeech dev-clean and dev-other with 3 to 7 voters. */
  public static final ErrorModel DEFAULT =
      new ErrorModel(
          new double[] {
            -3.4611, 7.5886, -0.4811, 1.0328, 0.6218, -0.5184, -2.1387, 2.2035, -0.4090, 0.6205,
            -0.1522, -0.4100, -1.1960, 2.1513, -6.1341
          });

  private final double[] coefficients;
  private final double disagreement;
  private final double factor;

  /**
   * @param coefficients as {@link #coefficients} gives them
   * @throws IllegalArgumentException if there are not as many as features
   */
  public ErrorModel(double[] coefficients) {
    this(coefficients.clone(), USUAL_DISAGREEMENT, 1);
  }

  private ErrorModel(double[] coefficients, double disagreement, double factor) {
    if (coefficients.length != FEATURES) {
      throw new IllegalArgumentException("needs " + FEATURES + " coefficients");
    }
    this.coefficients = coefficients;
    this.disagreement = disagreement;
    this.factor = factor;
  }

  /**
   * The same model where people disagree more or less than usual: a few who agree are trusted less
   * where people err more.
   *
   * @param general how far two people disagree on average, see {@link
   *     ReliabilitySnapshot#disagreementIn}
   */
  public ErrorModel at(double general) {
    return new ErrorModel(coefficients, general, factor);
  }

  /**
   * The same model where errors turned out to be more or less frequent than it expects.
   *
   * @param times what every expectation is multiplied with, see {@link Calibration#factor}
   */
  public ErrorModel corrected(double times) {
    return new ErrorModel(coefficients, disagreement, times);
  }

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
    for (double error : slotErrors(result)) {
      sum += error;
    }
    return Math.min(1, sum / Math.max(1, result.words().size()));
  }

  /** The probability that the choice is wrong, by slot of the lattice. */
  public double[] slotErrors(ConsensusResult result) {
    double[][] features = features(result, disagreement);
    double[] errors = new double[features.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.min(1, factor * probability(features[i], coefficients));
    }
    return errors;
  }

  /**
   * Whether one more person should be asked: the more were asked, the less one more can change, so
   * the error that is good enough rises with their number: twice as much for six as for three.
   *
   * @param result the consensus of those who were asked
   * @param people how many people were asked, machines and scripts not counted
   * @param target the word error that is good enough of up to three people
   * @param least so many are asked in any case
   * @param most no more are asked in any case
   */
  public boolean needsAnother(
      ConsensusResult result, int people, double target, int least, int most) {
    return people < most
        && (people < least
            || expectedError(result) > target * Math.max(1, people / (double) FEWEST_VOTERS));
  }

  static double probability(double[] features, double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * coefficients[i];
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  /**
   * What tells how sure each slot is: 1; the share of its weight against what won, s, and ln(s +
   * 0.03); whether anybody is against it; one by the number of voters n; ln of the winning weight;
   * for silence, 1 and s; the disagreement of the whole chunk, d, and ln(d + 0.03); ln of the mean
   * weight that its voters were given; the mean of s in the slots beside it; how far the nearest
   * voter is from what was decided; and the general disagreement g = (ln(general + 0.03) + 1.5) ·
   * 9/n², by itself and times s. The fewer have voted, the more the general disagreement says of a
   * chunk that its own votes do not.
   */
  static double[][] features(ConsensusResult result, double general) {
    List<Slot> slots = result.slots();
    int voters = result.voters().size();
    double given = 0;
    double nearest = 1;
    for (VoterAgreement voter : result.voters()) {
      given += voter.weight() / voters;
      nearest = Math.min(nearest, 1 - voter.agreement());
    }
    double counted = Math.max(FEWEST_VOTERS, voters);
    double around = (StrictMath.log(general + 0.03) + 1.5) * 9 / (counted * counted);
    double apart = 1 - result.confidence();
    double[] against = new double[slots.size()];
    double[] chosen = new double[slots.size()];
    for (int i = 0; i < against.length; i++) {
      Slot slot = slots.get(i);
      double all = 0;
      for (Alternative alternative : slot.alternatives()) {
        all += alternative.weight();
        if (alternative.word().equals(slot.chosen())) {
          chosen[i] = alternative.weight();
        }
      }
      against[i] = agreed(slot) ? 0 : 1 - chosen[i] / all;
    }
    double[][] features = new double[against.length][];
    for (int i = 0; i < against.length; i++) {
      double s = against[i];
      double silent = slots.get(i).chosen().isEmpty() ? 1 : 0;
      double left = i > 0 ? against[i - 1] : 0;
      double right = i + 1 < against.length ? against[i + 1] : 0;
      features[i] =
          new double[] {
            1,
            s,
            StrictMath.log(s + 0.03),
            agreed(slots.get(i)) ? 0 : 1,
            1.0 / voters,
            StrictMath.log(chosen[i] + 0.1),
            silent,
            silent * s,
            apart,
            StrictMath.log(apart + 0.03),
            StrictMath.log(given + 0.1),
            (left + right) / 2,
            nearest,
            around,
            around * s
          };
    }
    return features;
  }

  private static boolean agreed(Slot slot) {
    return slot.alternatives().size() == 1;
  }
}
