package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.shrutik.consensus.ConsensusResult.Alternative;
import org.shrutik.consensus.ConsensusResult.Slot;
import org.shrutik.consensus.ConsensusResult.VoterAgreement;
import org.shrutik.consensus.ConsensusResult.Word;
import org.shrutik.consensus.TranscriptNormalizer.Token;

/**
 * Writes a decision down in words again: the lattice, and the text in the spelling, case and
 * punctuation that most of the winners' weight used. Where two forms have the same weight, the one
 * of the nearest transcription is taken, else the longer, else the later in code unit order.
 */
final class Scribe {

  private static final Comparator<Alternative> HEAVIEST_FIRST =
      Comparator.comparingDouble((Alternative a) -> -a.weight())
          .thenComparingInt(a -> -a.word().length())
          .thenComparing(Alternative::word, Comparator.reverseOrder());

  private final Token[][] tokens;
  private final Ballot ballot;
  private final Decision decision;
  private final List<VoterAgreement> voters;
  private final int nearest;

  /** By voter: how many of its words the slots before the present one have used. */
  private final int[] used;

  /** By voter: its word in the present slot, or null. */
  private final Token[] present;

  /** By voter: the number of its word in the present slot. */
  private final int[] number;

  private final double[] localWeights;

  /** By voter: the weight that counts in the present slot. */
  private final double[] slotWeights;

  private final List<Long> everybody;
  private final List<Word> words = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Scribe(
      Token[][] tokens,
      Ballot ballot,
      Decision decision,
      List<VoterAgreement> voters,
      int nearest) {
    this.tokens = tokens;
    this.ballot = ballot;
    this.decision = decision;
    this.voters = voters;
    this.nearest = nearest;
    this.used = new int[tokens.length];
    this.present = new Token[tokens.length];
    this.number = new int[tokens.length];
    this.localWeights = new double[tokens.length];
    this.slotWeights = new double[tokens.length];
    this.everybody = voters.stream().map(VoterAgreement::voterId).toList();
    for (int v = 0; v < localWeights.length; v++) {
      localWeights[v] = voters.get(v).localWeight();
    }
  }

  ConsensusResult write() {
    String blank = "";
    for (int slot = 0; slot < decision.slots(); slot++) {
      double all = 0;
      for (int v = 0; v < present.length; v++) {
        int sequence = ballot.sequenceOf(v);
        number[v] = decision.word(slot, sequence);
        slotWeights[v] = localWeights[v] * decision.slotFactor(slot, sequence);
        all += slotWeights[v];
        present[v] = number[v] == Ballot.EMPTY ? null : tokens[v][used[v]++];
      }
      int winner = decision.winner(slot);
      Alternative chosen = addSlot(winner);
      if (winner != Ballot.EMPTY) {
        String surface =
            favourite(winner, Token::before)
                + favourite(winner, Token::written)
                + favourite(winner, Token::after);
        words.add(new Word(chosen.word(), surface, chosen.weight() / all, slot));
        text.append(blank).append(surface);
        blank = favourite(winner, Token::blank);
      }
    }
    return new ConsensusResult(
        text.toString(), words, confidence(), slots, voters, voters.get(nearest).voterId());
  }

  /** Written as 1 − disagreement, so that nothing but full agreement gives exactly 1. */
  private double confidence() {
    double disagreement = 0;
    double weight = 0;
    for (VoterAgreement voter : voters) {
      disagreement += voter.weight() * (1 - voter.agreement());
      weight += voter.weight();
    }
    return 1 - disagreement / weight;
  }

  /** Adds the present slot and returns the alternative that won it. */
  private Alternative addSlot(int winner) {
    if (unanimous()) {
      String word = present[0] == null ? "" : present[0].key();
      Alternative only = new Alternative(word, weightOf(winner), everybody);
      slots.add(new Slot(word, List.of(only)));
      return only;
    }
    Alternative chosen = null;
    List<Alternative> alternatives = new ArrayList<>(2);
    for (int first = 0; first < number.length; first++) {
      if (firstWith(number[first]) < first) {
        continue;
      }
      List<Long> ids = new ArrayList<>(number.length);
      for (int v = first; v < number.length; v++) {
        if (number[v] == number[first]) {
          ids.add(voters.get(v).voterId());
        }
      }
      String word = present[first] == null ? "" : present[first].key();
      Alternative alternative = new Alternative(word, weightOf(number[first]), ids);
      alternatives.add(alternative);
      if (number[first] == winner) {
        chosen = alternative;
      }
    }
    alternatives.sort(HEAVIEST_FIRST);
    slots.add(new Slot(chosen.word(), alternatives));
    return chosen;
  }

  private boolean unanimous() {
    for (int word : number) {
      if (word != number[0]) {
        return false;
      }
    }
    return true;
  }

  private int firstWith(int word) {
    int v = 0;
    while (number[v] != word) {
      v++;
    }
    return v;
  }

  private double weightOf(int word) {
    double weight = 0;
    for (int v = 0; v < number.length; v++) {
      if (number[v] == word) {
        weight += slotWeights[v];
      }
    }
    return weight;
  }

  /** The form of the winning word that has most weight among those who wrote that word. */
  private String favourite(int winner, Function<Token, String> form) {
    int start = firstWith(winner);
    String common = form.apply(present[start]);
    int same = start + 1;
    while (same < number.length
        && (number[same] != winner || form.apply(present[same]).equals(common))) {
      same++;
    }
    return same == number.length ? common : favourite(winner, form, start);
  }

  private String favourite(int winner, Function<Token, String> form, int start) {
    String best = null;
    double most = 0;
    for (int first = start; first < number.length; first++) {
      if (number[first] != winner) {
        continue;
      }
      String candidate = form.apply(present[first]);
      if (candidate.equals(best)) {
        continue;
      }
      double weight = 0;
      for (int v = 0; v < number.length; v++) {
        if (number[v] == winner && form.apply(present[v]).equals(candidate)) {
          weight += slotWeights[v];
        }
      }
      if (best == null
          || weight > most
          || (weight == most && preferred(candidate, best, winner, form))) {
        best = candidate;
        most = weight;
      }
    }
    return best;
  }

  private boolean preferred(
      String candidate, String best, int winner, Function<Token, String> form) {
    if (number[nearest] == winner) {
      String standard = form.apply(present[nearest]);
      if (standard.equals(best) || standard.equals(candidate)) {
        return standard.equals(candidate);
      }
    }
    int longer = Integer.compare(candidate.length(), best.length());
    return longer > 0 || (longer == 0 && candidate.compareTo(best) > 0);
  }
}
