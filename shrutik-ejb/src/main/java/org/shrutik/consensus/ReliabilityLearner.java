package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

/**
 * Learns from many chunks how far each voter can be trusted in each language, without knowing any
 * truth.
 *
 * <p>Everybody starts with weight 1. In each of {@value #ROUNDS} rounds every chunk is decided with
 * the present weights; a voter's error is then
 *
 * <pre>e = (edits to the consensus + 20 · base) ÷ (words + 20), within [0.02, 0.95]</pre>
 *
 * where words are those of the longer text, the voter's or the consensus, base is the error of all
 * voters of the language together, and the weight is {@code max(0.05, ln((1 − e) ÷ e))}. Somebody
 * with few words is thus taken for an average voter.
 *
 * <p>The order of chunks and votes does not matter: what is summed over chunks are whole numbers.
 * Memory is linear in the number of words. Stateless and safe for use by many threads; takes
 * roughly {@value #ROUNDS} times as long as deciding each chunk.
 */
public final class ReliabilityLearner {

  static final int ROUNDS = 5;

  /** How much more a difference between voters counts than their log-odds say. */
  private static final double SHARPNESS = 1.3;

  static final double PRIOR_WORDS = 30;
  private static final double LEAST_ERROR = 0.015;
  private static final double GREATEST_ERROR = 0.95;
  private static final double LEAST_WEIGHT = 0.05;

  private record Key(long voterId, String language) {}

  private static final class Chunk {
    private final Ballot ballot;
    private final int[] voters;

    Chunk(Ballot ballot, int[] voters) {
      this.ballot = ballot;
      this.voters = voters;
    }
  }

  /**
   * Learns from these chunks.
   *
   * @param chunks read once
   * @return one entry for each voter and language that occurs
   * @throws IllegalArgumentException if a chunk occurs twice, or a voter twice in one chunk
   */
  public ReliabilitySnapshot learn(Iterable<ChunkVotes> chunks) {
    return learn(chunks, language -> LanguageRules.NONE);
  }

  /**
   * Learns from these chunks by the rules of their languages.
   *
   * @param chunks read once
   * @param rules by language as the chunks name it
   * @return one entry for each voter and language that occurs
   * @throws IllegalArgumentException if a chunk occurs twice, or a voter twice in one chunk
   */
  public ReliabilitySnapshot learn(
      Iterable<ChunkVotes> chunks, Function<String, LanguageRules> rules) {
    Map<Key, Integer> numbers = new HashMap<>();
    List<Key> keys = new ArrayList<>();
    List<Chunk> prepared = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (ChunkVotes chunk : chunks) {
      if (!seen.add(chunk.chunkId())) {
        throw new IllegalArgumentException("chunk twice: " + chunk.chunkId());
      }
      if (!chunk.votes().isEmpty()) {
        prepared.add(prepare(chunk, rules.apply(chunk.language()), numbers, keys));
      }
    }
    double[] weights = new double[keys.size()];
    double[] errors = new double[keys.size()];
    long[] words = new long[keys.size()];
    Arrays.fill(weights, Vote.UNRATED);
    for (int round = 0; round < ROUNDS; round++) {
      long[] edits = new long[keys.size()];
      Arrays.fill(words, 0);
      for (Chunk chunk : prepared) {
        count(chunk, weights, edits, words);
      }
      rate(keys, edits, words, errors, weights);
    }
    List<Reliability> entries = new ArrayList<>(keys.size());
    for (int i = 0; i < words.length; i++) {
      Key key = keys.get(i);
      entries.add(new Reliability(key.voterId, key.language, errors[i], weights[i], words[i]));
    }
    return new ReliabilitySnapshot(entries);
  }

  private static Chunk prepare(
      ChunkVotes chunk, LanguageRules rules, Map<Key, Integer> numbers, List<Key> keys) {
    List<Vote> votes = WeightedRover.byVoter(chunk.votes());
    String[][] words = new String[votes.size()][];
    int[] voters = new int[votes.size()];
    for (int v = 0; v < voters.length; v++) {
      Vote vote = votes.get(v);
      words[v] = TranscriptNormalizer.words(vote.text(), rules).toArray(String[]::new);
      voters[v] =
          numbers.computeIfAbsent(
              new Key(vote.voterId(), chunk.language()),
              key -> {
                keys.add(key);
                return keys.size() - 1;
              });
    }
    return new Chunk(Ballot.of(words), voters);
  }

  private static void count(Chunk chunk, double[] weights, long[] edits, long[] words) {
    double[] own = new double[chunk.voters.length];
    for (int v = 0; v < own.length; v++) {
      own[v] = weights[chunk.voters[v]];
    }
    Decision decision = Decision.of(chunk.ballot, own);
    int decided = decision.words().length;
    for (int v = 0; v < own.length; v++) {
      edits[chunk.voters[v]] += decision.disagreements(chunk.ballot.sequenceOf(v), own[v]);
      words[chunk.voters[v]] += Math.max(chunk.ballot.lengthOf(v), decided);
    }
  }

  private static void rate(
      List<Key> keys, long[] edits, long[] words, double[] errors, double[] weights) {
    Map<String, long[]> byLanguage = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      long[] sums = byLanguage.computeIfAbsent(keys.get(i).language, any -> new long[2]);
      sums[0] += edits[i];
      sums[1] += words[i];
    }
    for (int i = 0; i < words.length; i++) {
      long[] sums = byLanguage.get(keys.get(i).language);
      double base = (double) sums[0] / Math.max(1, sums[1]);
      double error = (edits[i] + PRIOR_WORDS * base) / (words[i] + PRIOR_WORDS);
      errors[i] = Math.min(GREATEST_ERROR, Math.max(LEAST_ERROR, error));
      double logOdds = Math.max(LEAST_WEIGHT, StrictMath.log((1 - errors[i]) / errors[i]));
      weights[i] = StrictMath.pow(logOdds, SHARPNESS);
    }
  }
}
