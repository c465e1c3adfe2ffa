package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.consensus.ConsensusResult.VoterAgreement;
import org.shrutik.consensus.TranscriptNormalizer.Token;

/**
 * Decides what was said in a chunk from what several people wrote: weighted voting word by word
 * (ROVER, J. Fiscus 1997) with local weights.
 *
 * <ol>
 *   <li>The backbone is the transcription with the least weighted mean edit distance d to all; the
 *       others join its {@link WordNetwork} in the order of their distance to it.
 *   <li>A voter's weight is multiplied by {@code exp(−1.5 · (d − least d) ÷ median length)}:
 *       whoever is far from the others here counts less here; and in each slot by {@code exp(−m)},
 *       where m is the mean share of the weight that contradicts the voter in the two slots on each
 *       side.
 *   <li>In each slot the greatest sum of weights wins, silence counting 0.9 of its sum. Ties are
 *       won by a word over silence, then by the longer word, then by the later in code unit order.
 * </ol>
 *
 * <p>The result depends on what was written and on the weights, never on the order of the votes,
 * the clock or the locale. Stateless and safe for use by many threads.
 */
public final class WeightedRover {

  /** What machines and scripts may count together, measured by the weight of the people. */
  private static final double MOST_OF_OTHERS = 0.5;

  /**
   * Decides one chunk.
   *
   * @param votes at least one; whoever wrote nothing is a voter as well. Machines and scripts
   *     together count at most half of what the people count
   * @throws IllegalArgumentException if there is no person's vote, or two of one voter
   */
  public ConsensusResult decide(List<Vote> votes) {
    return decide(votes, LanguageRules.NONE);
  }

  /**
   * Decides one chunk by the rules of its language. Where all people typed the very same, the text
   * is what they typed; else words are written out as they are read out.
   *
   * @param votes at least one; whoever wrote nothing is a voter as well
   * @param rules what is read out otherwise than it is written, and which spellings are the same
   * @throws IllegalArgumentException if there is no person's vote, or two of one voter
   */
  public ConsensusResult decide(List<Vote> votes, LanguageRules rules) {
    List<Vote> sorted = peopleFirst(byVoter(votes));
    int count = sorted.size();
    Map<String, String> known = new HashMap<>();
    Token[][] tokens = new Token[count][];
    String[][] keys = new String[count][];
    double[] weights = new double[count];
    for (int v = 0; v < count; v++) {
      tokens[v] =
          TranscriptNormalizer.tokens(sorted.get(v).text(), known, rules).toArray(Token[]::new);
      keys[v] = new String[tokens[v].length];
      for (int i = 0; i < keys[v].length; i++) {
        keys[v][i] = tokens[v][i].key();
      }
      weights[v] = sorted.get(v).weight();
    }
    Ballot ballot = Ballot.of(keys);
    Decision decision = Decision.of(ballot, weights);
    List<VoterAgreement> agreements = agreements(sorted, ballot, decision);
    int nearest = nearest(agreements, sorted);
    ConsensusResult result = new Scribe(tokens, ballot, decision, agreements, nearest).write();
    List<String> typed =
        sorted.stream()
            .filter(vote -> vote.source() == Vote.Source.PERSON)
            .map(Vote::text)
            .distinct()
            .toList();
    return typed.size() == 1 ? result.withText(TranscriptNormalizer.tidy(typed.get(0))) : result;
  }

  /** The votes with those of machines and scripts made lighter where they were too heavy. */
  private static List<Vote> peopleFirst(List<Vote> votes) {
    double people = 0;
    double others = 0;
    for (Vote vote : votes) {
      if (vote.source() == Vote.Source.PERSON) {
        people += vote.weight();
      } else {
        others += vote.weight();
      }
    }
    if (people == 0) {
      throw new IllegalArgumentException("a consensus needs the vote of at least one person");
    }
    double factor = MOST_OF_OTHERS * people / others;
    if (others == 0 || factor >= 1) {
      return votes;
    }
    return votes.stream()
        .map(
            vote ->
                vote.source() == Vote.Source.PERSON
                    ? vote
                    : new Vote(vote.voterId(), vote.text(), vote.weight() * factor, vote.source()))
        .toList();
  }

  /** The votes by ascending voter id. */
  static List<Vote> byVoter(List<Vote> votes) {
    List<Vote> sorted = new ArrayList<>(votes);
    sorted.sort(Comparator.comparingLong(Vote::voterId));
    for (int v = 1; v < sorted.size(); v++) {
      if (sorted.get(v - 1).voterId() == sorted.get(v).voterId()) {
        throw new IllegalArgumentException("voter twice: " + sorted.get(v).voterId());
      }
    }
    return sorted;
  }

  private static List<VoterAgreement> agreements(
      List<Vote> votes, Ballot ballot, Decision decision) {
    int[] words = decision.words();
    int[] edits = ballot.editsTo(words);
    List<VoterAgreement> agreements = new ArrayList<>(edits.length);
    for (int v = 0; v < edits.length; v++) {
      int own = ballot.lengthOf(v);
      double longer = Math.max(1, Math.max(own, words.length));
      Vote vote = votes.get(v);
      double local = vote.weight() * decision.localFactor(ballot.sequenceOf(v));
      agreements.add(
          new VoterAgreement(
              vote.voterId(), vote.weight(), local, own, edits[v], 1 - edits[v] / longer));
    }
    return agreements;
  }

  /** The nearest of the people: what a machine or a script says is nobody's transcription. */
  private static int nearest(List<VoterAgreement> voters, List<Vote> votes) {
    int nearest = -1;
    for (int v = 0; v < votes.size(); v++) {
      if (votes.get(v).source() != Vote.Source.PERSON) {
        continue;
      }
      VoterAgreement other = voters.get(v);
      if (nearest < 0
          || other.edits() < voters.get(nearest).edits()
          || (other.edits() == voters.get(nearest).edits()
              && other.weight() > voters.get(nearest).weight())) {
        nearest = v;
      }
    }
    return nearest;
  }
}
