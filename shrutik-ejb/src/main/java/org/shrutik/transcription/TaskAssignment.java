package org.shrutik.transcription;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.shrutik.script.Difficulty;

/**
 * Chooses which chunks a person is asked to transcribe. Pure and deterministic for a given seed.
 *
 * <p>Need comes first: the fewest transcriptions. Among chunks with equally many, easy and hard
 * ones take turns as suits the person's practice; of one difficulty, the lowest agreement comes
 * first, then what fewest people have open right now, so that people who ask at the same moment are
 * not all sent to the same chunk, then what fewest people skipped, then chance. Who asks for one
 * difficulty is given that first, and what is nearest to it when there is no more.
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
      turns.deal(group.stream().sorted(BY_NEED).toList(), wish.quantity(), chosen);
    }
    return chosen;
  }

  /** Smaller is given first. */
  private static int rank(Candidate candidate, TaskWish wish) {
    int distance = wish.preference().map(wanted -> wanted.distance(candidate.hardness())).orElse(0);
    return distance * MANY + Math.min(candidate.transcriptions(), MANY - 1);
  }

  private static final int MANY = 1_000_000;

  private static final Comparator<Drawn> BY_NEED =
      Comparator.comparingInt((Drawn d) -> d.candidate().transcriptions())
          .thenComparingDouble(d -> d.candidate().agreement())
          .thenComparingInt(d -> d.candidate().openElsewhere())
          .thenComparingInt(d -> d.candidate().skips())
          .thenComparingLong(Drawn::lot);

  private record Drawn(Candidate candidate, long lot) {}

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
