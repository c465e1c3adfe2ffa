package org.shrutik.machine;

import java.util.List;
import java.util.Optional;

/**
 * Which jobs are wanted.
 *
 * @param statuses any of these; empty for all
 * @param search an id, or a part of a filename or text
 */
public record JobFilter(
    Optional<Integer> userId, List<JobStatus> statuses, Optional<String> search) {
  public JobFilter {
    statuses = List.copyOf(statuses);
  }
}
