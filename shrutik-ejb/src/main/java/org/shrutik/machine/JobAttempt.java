package org.shrutik.machine;

/** One attempt at a job; what has not ended yet has no outcome. */
public record JobAttempt(
    int run, String node, String startedAt, String endedAt, String outcome, String cause) {
  static JobAttempt of(Object[] row) {
    return new JobAttempt(
        ((Number) row[0]).intValue(),
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5]);
  }
}
