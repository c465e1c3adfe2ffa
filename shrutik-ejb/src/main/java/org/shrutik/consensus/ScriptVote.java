package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.List;

/**
 * The text that was to be read as one more voter, where the people confirm that it was read: what
 * they agree on without it differs from it in at most a quarter of the words. It counts like one of
 * them. Stateless.
 */
public final class ScriptVote {

  /** The voter that is the script; no person has this id. */
  public static final long VOTER = 0;

  private static final double NEAR = 0.25;

  private ScriptVote() {}

  /**
   * Decides one chunk.
   *
   * @param people at least one
   * @param script what was to be read, or null
   * @param rules those of the language
   */
  public static ConsensusResult decide(List<Vote> people, String script, LanguageRules rules) {
    WeightedRover rover = new WeightedRover();
    ConsensusResult agreed = rover.decide(people, rules);
    if (script == null || !near(agreed, TranscriptNormalizer.words(script, rules))) {
      return agreed;
    }
    double weight = people.stream().mapToDouble(Vote::weight).average().orElseThrow();
    List<Vote> all = new ArrayList<>(people);
    all.add(new Vote(VOTER, script, weight, Vote.Source.SCRIPT));
    return rover.decide(all, rules);
  }

  private static boolean near(ConsensusResult agreed, List<String> script) {
    List<String> words = agreed.words().stream().map(ConsensusResult.Word::key).toList();
    int longer = Math.max(words.size(), script.size());
    return !script.isEmpty() && EditDistance.between(words, script) <= NEAR * longer;
  }
}
