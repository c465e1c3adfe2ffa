package org.shrutik.consensus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.consensus.ConsensusResult.Alternative;
import org.shrutik.consensus.ConsensusResult.Slot;

/**
 * How far people agree word by word beyond what chance would give: Krippendorff's alpha with
 * nominal values, where a unit is a slot of a lattice and a value is what somebody wrote there, the
 * empty word included. 1 is full agreement, 0 what chance gives, below 0 systematic disagreement.
 * Stateless.
 */
public final class WordAgreement {

  private WordAgreement() {}

  /**
   * Alpha over the slots of many chunks; everybody counts the same, whatever their weight.
   *
   * @return {@link Double#NaN} if nobody's word can be compared with another's; 1 if all wrote one
   *     and the same word everywhere
   */
  public static double alpha(Iterable<ConsensusResult> results) {
    Map<String, Long> values = new HashMap<>();
    long pairable = 0;
    double observed = 0;
    for (ConsensusResult result : results) {
      for (Slot slot : result.slots()) {
        long voters = slot.alternatives().stream().mapToLong(a -> a.voterIds().size()).sum();
        if (voters < 2) {
          continue;
        }
        pairable += voters;
        long same = 0;
        for (Alternative alternative : slot.alternatives()) {
          long count = alternative.voterIds().size();
          values.merge(alternative.word(), count, Long::sum);
          same += count * (count - 1);
        }
        observed += (voters * (voters - 1) - same) / (double) (voters - 1);
      }
    }
    if (pairable < 2) {
      return Double.NaN;
    }
    double same = 0;
    for (long count : values.values()) {
      same += (double) count * (count - 1);
    }
    double expected = ((double) pairable * (pairable - 1) - same) / (pairable - 1);
    return expected == 0 ? 1 : 1 - observed / expected;
  }

  /** Alpha of one chunk. */
  public static double alpha(ConsensusResult result) {
    return alpha(List.of(result));
  }
}
