package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shrutik.consensus.Suspicion.Reason;

/**
 * Finds who does not write what they hear. Only chunks count that can tell: to write what everybody
 * wrote is no offence, even if it is also the script's text. Nothing is said about anybody before
 * {@value #ENOUGH} such chunks. Stateless; the order of chunks and votes does not matter.
 */
public final class SuspicionFinder {

  /** So many telling chunks are needed before anything is said. */
  static final int ENOUGH = 5;

  /** From this share of the telling chunks on it is no accident. */
  private static final double SHARE = 0.6;

  private SuspicionFinder() {}

  /**
   * A decided chunk with what a voter could have pasted.
   *
   * @param votes what people wrote, at least three for anything to be told
   * @param consensus what they agreed on
   * @param script the text that was read, null if there was none
   * @param machine what a recogniser wrote, null if none did
   */
  public record Evidence(
      List<Vote> votes, ConsensusResult consensus, String script, String machine) {

    /** Copies the list. */
    public Evidence {
      votes = List.copyOf(votes);
    }
  }

  private static final class Count {
    private int telling;
    private int found;

    void add(boolean hit) {
      telling++;
      if (hit) {
        found++;
      }
    }
  }

  private record Pair(long voter, long other) {}

  /** All suspicions, by voter id, reason and other voter. */
  public static List<Suspicion> find(Iterable<Evidence> chunks) {
    Map<Long, Map<String, Integer>> texts = new TreeMap<>();
    Map<Long, Set<String>> agreed = new HashMap<>();
    Map<Long, Count> scripts = new TreeMap<>();
    Map<Long, Count> machines = new TreeMap<>();
    Map<Pair, Count> pairs = new HashMap<>();
    for (Evidence chunk : chunks) {
      List<Vote> votes = chunk.votes();
      if (votes.size() < 3) {
        continue;
      }
      Map<Long, String> keys = new TreeMap<>();
      votes.forEach(v -> keys.put(v.voterId(), TranscriptNormalizer.normalized(v.text())));
      String consensus = TranscriptNormalizer.normalized(chunk.consensus().text());
      for (Map.Entry<Long, String> vote : keys.entrySet()) {
        texts
            .computeIfAbsent(vote.getKey(), any -> new TreeMap<>())
            .merge(vote.getValue(), 1, Integer::sum);
        agreed.computeIfAbsent(vote.getKey(), any -> new HashSet<>()).add(consensus);
      }
      pasted(keys, consensus, chunk.script(), scripts);
      pasted(keys, consensus, chunk.machine(), machines);
      copied(keys, consensus, pairs);
    }
    List<Suspicion> found = new ArrayList<>();
    texts.forEach(
        (voter, own) -> {
          int all = own.values().stream().mapToInt(Integer::intValue).sum();
          int most = own.values().stream().mapToInt(Integer::intValue).max().orElse(0);
          boolean varied = agreed.get(voter).size() > all / 2;
          if (all >= ENOUGH && varied && most >= SHARE * all) {
            found.add(new Suspicion(voter, Reason.CONSTANT_TEXT, 0, (double) most / all, all));
          }
        });
    scripts.forEach((voter, count) -> add(found, voter, Reason.SCRIPT_PASTED, 0, count));
    machines.forEach((voter, count) -> add(found, voter, Reason.MACHINE_TEXT_PASTED, 0, count));
    pairs.forEach((pair, count) -> add(found, pair.voter, Reason.COPIED, pair.other, count));
    found.sort(
        java.util.Comparator.comparingLong(Suspicion::voterId)
            .thenComparing(Suspicion::reason)
            .thenComparingLong(Suspicion::otherVoterId));
    return found;
  }

  private static void add(
      List<Suspicion> found, long voter, Reason reason, long other, Count count) {
    if (count.telling >= ENOUGH && count.found >= SHARE * count.telling) {
      double share = (double) count.found / count.telling;
      found.add(new Suspicion(voter, reason, other, share, count.telling));
    }
  }

  /** A chunk tells if what the others agree on is not the text that could be pasted. */
  private static void pasted(
      Map<Long, String> keys, String consensus, String source, Map<Long, Count> counts) {
    if (source == null) {
      return;
    }
    String key = TranscriptNormalizer.normalized(source);
    if (!key.isEmpty() && !key.equals(consensus)) {
      keys.forEach(
          (voter, own) -> counts.computeIfAbsent(voter, any -> new Count()).add(own.equals(key)));
    }
  }

  /** A chunk tells of two people if one of them made a mistake: who hears does not err alike. */
  private static void copied(Map<Long, String> keys, String consensus, Map<Pair, Count> pairs) {
    for (Map.Entry<Long, String> one : keys.entrySet()) {
      for (Map.Entry<Long, String> other : keys.entrySet()) {
        if (!one.getKey().equals(other.getKey())
            && !one.getValue().equals(consensus)
            && !one.getValue().isEmpty()) {
          pairs
              .computeIfAbsent(new Pair(one.getKey(), other.getKey()), any -> new Count())
              .add(one.getValue().equals(other.getValue()));
        }
      }
    }
  }
}
