package org.shrutik.machine;

/** A line of a job's log; ids grow. */
public record LogLine(long id, String at, String line) {
  static LogLine of(Object[] row) {
    return new LogLine(((Number) row[0]).longValue(), (String) row[1], (String) row[2]);
  }

  /** As it is written in a file. */
  public String text() {
    return at + " " + line;
  }
}
