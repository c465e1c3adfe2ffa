package org.shrutik.notification;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Something was told or read somewhere, on this node or another.
 *
 * @param ids of notifications that were just told
 * @param readers who has just read something
 * @param gap whether more may have happened unheard, so that everybody must be shown anew
 */
public record NewsArrived(List<Long> ids, Set<Integer> readers, boolean gap) {
  public NewsArrived(Collection<Long> ids, Collection<Integer> readers, boolean gap) {
    this(List.copyOf(ids), Set.copyOf(readers), gap);
  }
}
