package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

/**
 * Learns from many chunks how far each voter can be trusted in each language, without knowing any
 * truth.
 *
 * <p>Everybody starts with weight 1. In each of {@value #ROUNDS} rounds every chunk is decided with
 * the present weights; a voter's error is then
 *
 * <pre>e = (slots lost + 30 · base) ÷ (words + 30), within [0.015, 0.95]</pre>
 *
 * where lost are the slots that another word would win if the voter counted only a quarter, words
 * are those of the longer text, the voter's or the consensus, base is the error of all voters of
 * the language together, and the weight is {@code max(0.05, ln((1 − e) ÷ e))} to the power of 1.3.
 * Somebody with few words is thus taken for an average voter.
 *
 * <p>Everybody's chunks are counted on all processors at a time. The order of chunks and votes does
 * not matter: what is summed over chunks are whole numbers. Memory is linear in the number of
 * words. Stateless and safe for use by many threads; takes roughly {@value #ROUNDS} times as long
 * as deciding each chunk.
 */
public final class ReliabilityLearner {

  static final int ROUNDS = 5;

  /** How much more a difference between voters counts than their log-odds say. */
  private static final double SHARPNESS = 1.3;

  static final double PRIOR_WORDS = 30;
  private static final double LEAST_ERROR = 0.015;
  private static final double GREATEST_ERROR = 0.95;
  private static final double LEAST_WEIGHT = 0.05;

  /** So many chunks are prepared together; only their texts are held at a time. */
  private static final int BATCH = 1_000;

  /** Parts of a share that are summed as whole numbers. */
  private static final double PARTS = 1e9;

  private record Key(long voterId, String language) {}

  /** The votes as numbers, and their voters' numbers. */
  private static final class Chunk {
    private final String language;
    private final Ballot ballot;
    private final int[] voters;

    Chunk(String language, Ballot ballot, int[] voters) {
      this.language = language;
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
    List<ChunkVotes> batch = new ArrayList<>(BATCH);
    for (ChunkVotes chunk : chunks) {
      if (!seen.add(chunk.chunkId())) {
        throw new IllegalArgumentException("chunk twice: " + chunk.chunkId());
      }
      if (!chunk.votes().isEmpty()) {
        batch.add(chunk);
      }
      if (batch.size() == BATCH) {
        prepare(batch, rules, numbers, keys, prepared);
        batch.clear();
      }
    }
    prepare(batch, rules, numbers, keys, prepared);
    double[] weights = new double[keys.size()];
    double[] errors = new double[keys.size()];
    AtomicLongArray words = new AtomicLongArray(keys.size());
    Arrays.fill(weights, Vote.UNRATED);
    for (int round = 0; round < ROUNDS; round++) {
      AtomicLongArray edits = new AtomicLongArray(keys.size());
      AtomicLongArray counted = new AtomicLongArray(keys.size());
      prepared.parallelStream().forEach(chunk -> count(chunk, weights, edits, counted));
      rate(keys, edits, counted, errors, weights);
      words = counted;
    }
    List<Reliability> entries = new ArrayList<>(keys.size());
    for (int i = 0; i < errors.length; i++) {
      Key key = keys.get(i);
      entries.add(new Reliability(key.voterId, key.language, errors[i], weights[i], words.get(i)));
    }
    return new ReliabilitySnapshot(entries, disagreement(prepared));
  }

  private static void prepare(
      List<ChunkVotes> batch,
      Function<String, LanguageRules> rules,
      Map<Key, Integer> numbers,
      List<Key> keys,
      List<Chunk> prepared) {
    LanguageRules[] ruled = new LanguageRules[batch.size()];
    Arrays.setAll(ruled, i -> rules.apply(batch.get(i).language()));
    List<List<Vote>> votes =
        batch.stream().map(chunk -> WeightedRover.byVoter(chunk.votes())).toList();
    Ballot[] ballots = new Ballot[ruled.length];
    Arrays.parallelSetAll(ballots, i -> ballot(votes.get(i), ruled[i]));
    for (int i = 0; i < ballots.length; i++) {
      String language = batch.get(i).language();
      int[] voters = new int[ballots[i].voters()];
      for (int v = 0; v < voters.length; v++) {
        voters[v] =
            numbers.computeIfAbsent(
                new Key(votes.get(i).get(v).voterId(), language),
                key -> {
                  keys.add(key);
                  return keys.size() - 1;
                });
      }
      prepared.add(new Chunk(language, ballots[i], voters));
    }
  }

  private static Ballot ballot(List<Vote> votes, LanguageRules rules) {
    Map<String, String> known = new HashMap<>();
    String[][] words = new String[votes.size()][];
    for (int v = 0; v < words.length; v++) {
      words[v] =
          TranscriptNormalizer.tokens(votes.get(v).text(), known, rules).stream()
              .map(TranscriptNormalizer.Token::key)
              .toArray(String[]::new);
    }
    return Ballot.of(words);
  }

  private static void count(
      Chunk chunk, double[] weights, AtomicLongArray edits, AtomicLongArray words) {
    double[] own = new double[chunk.voters.length];
    for (int v = 0; v < own.length; v++) {
      own[v] = weights[chunk.voters[v]];
    }
    Decision decision = Decision.of(chunk.ballot, own);
    int decided = decision.words().length;
    for (int v = 0; v < own.length; v++) {
      int voter = chunk.voters[v];
      edits.addAndGet(voter, decision.disagreements(chunk.ballot.sequenceOf(v), own[v]));
      words.addAndGet(voter, Math.max(chunk.ballot.lengthOf(v), decided));
    }
  }

  private static Map<String, Double> disagreement(List<Chunk> chunks) {
    Map<String, long[]> byLanguage = new HashMap<>();
    for (Chunk chunk : chunks) {
      if (chunk.voters.length > 1) {
        long[] sums = byLanguage.computeIfAbsent(chunk.language, any -> new long[2]);
        sums[0] += Math.round(chunk.ballot.disagreement() * PARTS);
        sums[1]++;
      }
    }
    Map<String, Double> means = new HashMap<>();
    byLanguage.forEach((language, sums) -> means.put(language, sums[0] / PARTS / sums[1]));
    return means;
  }

  private static void rate(
      List<Key> keys,
      AtomicLongArray edits,
      AtomicLongArray words,
      double[] errors,
      double[] weights) {
    Map<String, long[]> byLanguage = new HashMap<>();
    for (int i = 0; i < errors.length; i++) {
      long[] sums = byLanguage.computeIfAbsent(keys.get(i).language, any -> new long[2]);
      sums[0] += edits.get(i);
      sums[1] += words.get(i);
    }
    for (int i = 0; i < errors.length; i++) {
      long[] sums = byLanguage.get(keys.get(i).language);
      double base = (double) sums[0] / Math.max(1, sums[1]);
      double error = (edits.get(i) + PRIOR_WORDS * base) / (words.get(i) + PRIOR_WORDS);
      errors[i] = Math.min(GREATEST_ERROR, Math.max(LEAST_ERROR, error));
      double logOdds = Math.max(LEAST_WEIGHT, StrictMath.log((1 - errors[i]) / errors[i]));
      weights[i] = StrictMath.pow(logOdds, SHARPNESS);
    }
  }
}
