package org.shrutik.consensus;

import java.util.Arrays;

/** The vote itself, on numbers: local weights, alignment and the winner of each slot. */
final class Decision {

  /** How much less a slot's silence counts than a word does. */
  static final double SILENCE = 0.8;

  /** How fast trust falls with the distance from the others, in shares of the text. */
  static final double STEEPNESS = 3;

  private final double[] localFactors;
  private final int[][] slots;
  private final int[] winners;

  private Decision(double[] localFactors, int[][] slots, int[] winners) {
    this.localFactors = localFactors;
    this.slots = slots;
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
    for (int s = 0; s < count; s++) {
      factors[s] = StrictMath.exp(-STEEPNESS * (distances[s] - distances[backbone]) / median);
      sums[s] *= factors[s];
    }
    int[][] slots = aligned(ballot, backbone);
    int[] winners = new int[slots.length];
    double[] tally = new double[ballot.vocabulary()];
    for (int i = 0; i < slots.length; i++) {
      winners[i] = winner(slots[i], sums, tally);
    }
    return new Decision(factors, slots, winners);
  }

  private static int[][] aligned(Ballot ballot, int backbone) {
    int count = ballot.sequences();
    WordNetwork network = new WordNetwork(count, ballot.vocabulary());
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

  private static int winner(int[] slot, double[] weights, double[] tally) {
    for (int s = 0; s < slot.length; s++) {
      tally[slot[s]] += weights[s];
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

  /** How much of the weight of those who wrote a transcription counts here, up to 1. */
  double localFactor(int sequence) {
    return localFactors[sequence];
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
