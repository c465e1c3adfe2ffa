package org.shrutik.consensus;

import java.util.Arrays;

/** The vote itself, on numbers: local weights, alignment and the winner of each slot. */
final class Decision {

  /** How much less a slot's silence counts than a word does. */
  static final double SILENCE = 0.9;

  /** How fast trust falls with the distance from the others, in shares of the text. */
  static final double STEEPNESS = 1.5;

  /** The share of the own vote that is left out when a voter is compared with the others. */
  static final double OWN_SHARE_LEFT_OUT = 0.75;

  /** What all transcriptions together weigh in the alignment, in whole numbers. */
  private static final double MASS = 4096;

  private final double[] localFactors;
  private final double[] sums;
  private final int[][] slots;

  /** By slot and sequence: how much of the local weight counts there. */
  private final double[][] near;

  private final int[] winners;

  private Decision(
      double[] localFactors, double[] sums, int[][] slots, double[][] near, int[] winners) {
    this.localFactors = localFactors;
    this.sums = sums;
    this.slots = slots;
    this.near = near;
    this.winners = winners;
  }

  /**
   * Decides a ballot.
   *
   * @param weights by voter, in the ballot's order
   */
  static Decision of(Ballot ballot, double[] weights) {
    int count = ballot.sequences();
    double[] sums = new double[count];
    double total = 0;
    for (int v = 0; v < weights.length; v++) {
      sums[ballot.sequenceOf(v)] += weights[v];
      total += weights[v];
    }
    double[] distances = new double[count];
    int backbone = 0;
    for (int s = 0; s < count; s++) {
      double sum = 0;
      for (int other = 0; other < count; other++) {
        sum += sums[other] * ballot.distance(s, other);
      }
      distances[s] = sum / total;
      if (distances[s] < distances[backbone]) {
        backbone = s;
      }
    }
    double median = Math.max(1, ballot.medianLength());
    double[] factors = new double[count];
    double local = 0;
    for (int s = 0; s < count; s++) {
      factors[s] = StrictMath.exp(-STEEPNESS * (distances[s] - distances[backbone]) / median);
      sums[s] *= factors[s];
      local += sums[s];
    }
    int[][] slots = aligned(ballot, backbone, masses(sums, local));
    double[][] near = nearness(slots, sums, local, ballot.vocabulary());
    int[] winners = new int[slots.length];
    double[] tally = new double[ballot.vocabulary()];
    for (int i = 0; i < slots.length; i++) {
      winners[i] = winner(slots[i], sums, near[i], tally);
    }
    return new Decision(factors, sums, slots, near, winners);
  }

  private static int[] masses(double[] sums, double total) {
    int[] masses = new int[sums.length];
    for (int s = 0; s < masses.length; s++) {
      masses[s] = (int) Math.max(1, Math.round(sums[s] / total * MASS));
    }
    return masses;
  }

  private static int[][] aligned(Ballot ballot, int backbone, int[] masses) {
    int count = ballot.sequences();
    WordNetwork network = new WordNetwork(masses, ballot.vocabulary());
    boolean[] joined = new boolean[count];
    int next = backbone;
    while (next >= 0) {
      network.join(next, ballot.sequence(next));
      joined[next] = true;
      next = -1;
      for (int s = 0; s < count; s++) {
        if (!joined[s]
            && (next < 0 || ballot.distance(backbone, s) < ballot.distance(backbone, next))) {
          next = s;
        }
      }
    }
    return network.slots();
  }

  /**
   * How far each transcription can be trusted in each slot by what it has in the slots around it:
   * {@code exp(−m)}, where m is the mean over the neighbours (the next ones twice as much as those
   * behind them) of the share of the others' weight that has another word there.
   */
  private static double[][] nearness(int[][] slots, double[] sums, double total, int vocabulary) {
    int count = sums.length;
    double[][] apart = new double[slots.length][];
    double[] none = new double[count];
    double[] tally = new double[vocabulary];
    for (int i = 0; i < slots.length; i++) {
      int[] slot = slots[i];
      apart[i] = none;
      boolean agreed = true;
      for (int s = 0; s < count; s++) {
        tally[slot[s]] += sums[s];
        agreed &= slot[s] == slot[0];
      }
      if (!agreed) {
        apart[i] = new double[count];
        for (int s = 0; s < count; s++) {
          apart[i][s] = (total - tally[slot[s]]) / total;
        }
      }
      for (int word : slot) {
        tally[word] = 0;
      }
    }
    double[][] near = new double[slots.length][];
    double[] all = new double[count];
    Arrays.fill(all, 1);
    for (int i = 0; i < slots.length; i++) {
      double[] left = i > 0 ? apart[i - 1] : none;
      double[] right = i + 1 < slots.length ? apart[i + 1] : none;
      double[] leftmost = i > 1 ? apart[i - 2] : none;
      double[] rightmost = i + 2 < slots.length ? apart[i + 2] : none;
      near[i] = all;
      if (left == none && right == none && leftmost == none && rightmost == none) {
        continue;
      }
      near[i] = new double[count];
      for (int s = 0; s < count; s++) {
        double m = (left[s] + right[s] + (leftmost[s] + rightmost[s]) / 2) / 3;
        near[i][s] = StrictMath.exp(-m);
      }
    }
    return near;
  }

  private static int winner(int[] slot, double[] sums, double[] near, double[] tally) {
    for (int s = 0; s < slot.length; s++) {
      tally[slot[s]] += sums[s] * near[s];
    }
    tally[Ballot.EMPTY] *= SILENCE;
    int best = Ballot.EMPTY;
    for (int word : slot) {
      if (tally[word] > tally[best] || (tally[word] == tally[best] && word > best)) {
        best = word;
      }
    }
    for (int word : slot) {
      tally[word] = 0;
    }
    return best;
  }

  /**
   * In how many slots another word than the voter's would win if the voter counted only a quarter.
   *
   * @param sequence what the voter wrote
   * @param weight the voter's weight, as it was given
   */
  int disagreements(int sequence, double weight) {
    double own = weight * localFactors[sequence] * OWN_SHARE_LEFT_OUT;
    int count = 0;
    for (int i = 0; i < slots.length; i++) {
      if (winners[i] != slots[i][sequence] || losesWithout(i, sequence, own * near[i][sequence])) {
        count++;
      }
    }
    return count;
  }

  private boolean losesWithout(int i, int sequence, double weight) {
    int[] slot = slots[i];
    int word = slot[sequence];
    double rest = tally(i, word) - (word == Ballot.EMPTY ? SILENCE : 1) * weight;
    for (int s = 0; s < slot.length; s++) {
      if (slot[s] != word && tally(i, slot[s]) > rest) {
        return true;
      }
    }
    return false;
  }

  private double tally(int i, int word) {
    double tally = 0;
    for (int s = 0; s < sums.length; s++) {
      if (slots[i][s] == word) {
        tally += sums[s] * near[i][s];
      }
    }
    return word == Ballot.EMPTY ? tally * SILENCE : tally;
  }

  /** How much of the weight of those who wrote a transcription counts here, up to 1. */
  double localFactor(int sequence) {
    return localFactors[sequence];
  }

  /** How much of the local weight of a transcription counts in a slot, up to 1. */
  double slotFactor(int slot, int sequence) {
    return near[slot][sequence];
  }

  int slots() {
    return slots.length;
  }

  /** The word in which a transcription stands in a slot, {@link Ballot#EMPTY} for none. */
  int word(int slot, int sequence) {
    return slots[slot][sequence];
  }

  /** The word that won a slot, or {@link Ballot#EMPTY}. */
  int winner(int slot) {
    return winners[slot];
  }

  /** The winning words without the empty ones. */
  int[] words() {
    return Arrays.stream(winners).filter(word -> word != Ballot.EMPTY).toArray();
  }
}
