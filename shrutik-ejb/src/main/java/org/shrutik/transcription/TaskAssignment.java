package org.shrutik.transcription;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.shrutik.script.Difficulty;

/**
 * Chooses which chunks a person is asked to transcribe. Pure and deterministic for a given seed.
 *
 * <p>Need comes first: what people did not agree on, then the fewest transcriptions. Among chunks
 * equally in need, easy and hard ones take turns as suits the person's practice; of one difficulty,
 * the lowest agreement comes first, then what fewest people have open right now, so that people who
 * ask at the same moment are not all sent to the same chunk, then what fewest people skipped. What
 * is equal in all of this comes clear and noisy in turn, so that nobody is given nothing but noise,
 * and otherwise by chance. Who asks for one difficulty is given that first, and what is nearest to
 * it when there is no more.
 */
public final class TaskAssignment {
  private TaskAssignment() {}

  /**
   * The chunks to hand out, in the order to do them.
   *
   * @param candidates the neediest chunks that the person may be given
   * @param seed decides among equals
   * @return at most as many chunk ids as are wished for
   */
  public static List<Integer> choose(List<Candidate> candidates, TaskWish wish, long seed) {
    Random random = new Random(seed);
    Map<Integer, List<Drawn>> groups = new TreeMap<>();
    candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::chunkId))
        .forEach(
            candidate ->
                groups
                    .computeIfAbsent(rank(candidate, wish), rank -> new ArrayList<>())
                    .add(new Drawn(candidate, random.nextLong())));
    List<Integer> chosen = new ArrayList<>();
    Turns turns = new Turns(wish.expertise().turns());
    for (List<Drawn> group : groups.values()) {
      turns.deal(spread(group), wish.quantity(), chosen);
    }
    return chosen;
  }

  /** Smaller is given first. */
  private static int rank(Candidate candidate, TaskWish wish) {
    int distance = wish.preference().map(wanted -> wanted.distance(candidate.hardness())).orElse(0);
    int need = candidate.contested() ? 0 : 1 + candidate.transcriptions();
    return distance * MANY + Math.min(need, MANY - 1);
  }

  private static final int MANY = 1_000_000;

  private static final Comparator<Drawn> BY_NEED =
      Comparator.comparingInt((Drawn d) -> d.candidate().transcriptions())
          .thenComparingDouble(d -> d.candidate().agreement())
          .thenComparingInt(d -> d.candidate().openElsewhere())
          .thenComparingInt(d -> d.candidate().skips());

  private record Drawn(Candidate candidate, long lot) {}

  /** By need; what is equal in that, clear and noisy in turn. */
  private static List<Drawn> spread(List<Drawn> group) {
    List<Drawn> byLot = group.stream().sorted(Comparator.comparingLong(Drawn::lot)).toList();
    Map<List<Object>, Integer> dealt = new HashMap<>();
    Map<Drawn, Integer> round = new HashMap<>();
    for (Drawn drawn : byLot) {
      Candidate c = drawn.candidate();
      List<Object> equals =
          List.of(
              c.transcriptions(),
              c.agreement(),
              c.openElsewhere(),
              c.skips(),
              c.hardness(),
              c.noisy());
      round.put(drawn, dealt.merge(equals, 1, Integer::sum));
    }
    return byLot.stream()
        .sorted(
            BY_NEED
                .thenComparing(round::get)
                .thenComparing(d -> d.candidate().noisy())
                .thenComparingLong(Drawn::lot))
        .toList();
  }

  /** Whose turn it is among the difficulties; goes on from group to group. */
  private static final class Turns {
    private final List<Difficulty> order;
    private int next;

    Turns(List<Difficulty> order) {
      this.order = order;
    }

    /** Gives chunks of a group, the neediest first in each difficulty, until there are enough. */
    void deal(List<Drawn> group, int quantity, List<Integer> chosen) {
      Map<Difficulty, Deque<Drawn>> piles = new EnumMap<>(Difficulty.class);
      group.forEach(
          drawn ->
              piles
                  .computeIfAbsent(drawn.candidate().hardness(), d -> new ArrayDeque<>())
                  .add(drawn));
      while (!piles.isEmpty() && chosen.size() < quantity) {
        Difficulty turn = turn(piles);
        Deque<Drawn> pile = piles.get(turn);
        chosen.add(pile.remove().candidate().chunkId());
        if (pile.isEmpty()) {
          piles.remove(turn);
        }
      }
    }

    private Difficulty turn(Map<Difficulty, Deque<Drawn>> piles) {
      for (int i = 0; i < order.size(); i++) {
        Difficulty turn = order.get(next++ % order.size());
        if (piles.containsKey(turn)) {
          return turn;
        }
      }
      return piles.keySet().iterator().next();
    }
  }
}
