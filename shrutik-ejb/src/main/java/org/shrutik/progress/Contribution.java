package org.shrutik.progress;

/**
 * Somebody gave something. Told inside the transaction that keeps it.
 *
 * @param seconds of a recording, else 0
 */
public record Contribution(int userId, int languageId, Kind kind, double seconds) {
  /** What is given, and what it counts on a leaderboard. */
  public enum Kind {
    RECORDING(2),
    TRANSCRIPTION(1),
    REVIEW(1);

    private final int points;

    Kind(int points) {
      this.points = points;
    }

    public int points() {
      return points;
    }
  }
}
