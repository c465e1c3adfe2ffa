package org.shrutik.transcription;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses which chunks a person is asked to transcribe. Pure and deterministic for a given seed.
 *
 * <p>The order is by need: fewest transcriptions first, then lowest agreement; among equals what
 * fewest people have open right now, so that people who ask at the same moment are not all sent to
 * the same chunk, then what fewest people skipped, then chance.
 */
public final class TaskAssignment {
  private TaskAssignment() {}

  /**
   * The chunks to hand out, neediest first.
   *
   * @param candidates chunks the person may be given
   * @param quantity how many are wanted, at least 1
   * @param seed decides among equals
   * @return at most {@code quantity} chunk ids
   */
  public static List<Integer> choose(List<Candidate> candidates, int quantity, long seed) {
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity " + quantity);
    }
    Random random = new Random(seed);
    List<Drawn> drawn = new ArrayList<>(candidates.size());
    candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::chunkId))
        .forEach(candidate -> drawn.add(new Drawn(candidate, random.nextLong())));
    return drawn.stream()
        .sorted(BY_NEED)
        .limit(quantity)
        .map(d -> d.candidate().chunkId())
        .toList();
  }

  private static final Comparator<Drawn> BY_NEED =
      Comparator.comparingInt((Drawn d) -> d.candidate().transcriptions())
          .thenComparingDouble(d -> d.candidate().agreement())
          .thenComparingInt(d -> d.candidate().openElsewhere())
          .thenComparingInt(d -> d.candidate().skips())
          .thenComparingLong(Drawn::lot);

  private record Drawn(Candidate candidate, long lot) {}
}
