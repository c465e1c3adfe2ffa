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
          .thenComparing(Alternative::word);

  private final Token[][] tokens;
  private final Ballot ballot;
  private final Decision decision;
  private final List<VoterAgreement> voters;
  private final int nearest;

  /** By voter: how many of its words the slots before the present one have used. */
  private final int[] used;

  /** By voter: its word in the present slot, or null. */
  private final Token[] present;

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
  }

  ConsensusResult write() {
    String blank = "";
    for (int slot = 0; slot < decision.slots(); slot++) {
      for (int v = 0; v < present.length; v++) {
        boolean silent = decision.word(slot, ballot.sequenceOf(v)) == Ballot.EMPTY;
        present[v] = silent ? null : tokens[v][used[v]++];
      }
      String chosen = chosen(slot);
      List<Alternative> alternatives = alternatives();
      slots.add(new Slot(chosen, alternatives));
      if (!chosen.isEmpty()) {
        String surface =
            favourite(chosen, Token::before)
                + favourite(chosen, Token::written)
                + favourite(chosen, Token::after);
        words.add(new Word(chosen, surface, share(chosen, alternatives), slot));
        text.append(blank).append(surface);
        blank = favourite(chosen, Token::blank);
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

  private String chosen(int slot) {
    for (int v = 0; v < present.length; v++) {
      if (present[v] != null
          && decision.word(slot, ballot.sequenceOf(v)) == decision.winner(slot)) {
        return present[v].key();
      }
    }
    return "";
  }

  private String keyOf(int voter) {
    return present[voter] == null ? "" : present[voter].key();
  }

  private List<Alternative> alternatives() {
    List<Alternative> alternatives = new ArrayList<>(2);
    for (int first = 0; first < present.length; first++) {
      String key = keyOf(first);
      if (alternatives.stream().anyMatch(a -> a.word().equals(key))) {
        continue;
      }
      double weight = 0;
      List<Long> ids = new ArrayList<>(present.length);
      for (int v = first; v < present.length; v++) {
        if (keyOf(v).equals(key)) {
          weight += voters.get(v).localWeight();
          ids.add(voters.get(v).voterId());
        }
      }
      alternatives.add(new Alternative(key, weight, ids));
    }
    alternatives.sort(HEAVIEST_FIRST);
    return alternatives;
  }

  private static double share(String chosen, List<Alternative> alternatives) {
    if (alternatives.size() == 1) {
      return 1;
    }
    double all = 0;
    double own = 0;
    for (Alternative alternative : alternatives) {
      all += alternative.weight();
      if (alternative.word().equals(chosen)) {
        own = alternative.weight();
      }
    }
    return own / all;
  }

  /** The form of the chosen word that has most weight among those who wrote that word. */
  private String favourite(String chosen, Function<Token, String> form) {
    String best = null;
    double most = 0;
    for (int first = 0; first < present.length; first++) {
      if (!keyOf(first).equals(chosen)) {
        continue;
      }
      String candidate = form.apply(present[first]);
      if (candidate.equals(best)) {
        continue;
      }
      double weight = 0;
      for (int v = 0; v < present.length; v++) {
        if (keyOf(v).equals(chosen) && form.apply(present[v]).equals(candidate)) {
          weight += voters.get(v).localWeight();
        }
      }
      if (best == null
          || weight > most
          || weight == most && preferred(candidate, best, chosen, form)) {
        best = candidate;
        most = weight;
      }
    }
    return best;
  }

  private boolean preferred(
      String candidate, String best, String chosen, Function<Token, String> form) {
    if (keyOf(nearest).equals(chosen)) {
      String standard = form.apply(present[nearest]);
      if (standard.equals(best) || standard.equals(candidate)) {
        return standard.equals(candidate);
      }
    }
    int longer = Integer.compare(candidate.length(), best.length());
    return longer > 0 || longer == 0 && candidate.compareTo(best) > 0;
  }
}
