package org.shrutik.progress;

/** What somebody gave. */
public record Totals(
    long recordings, double seconds, long transcriptions, long reviews, long points) {
  static final Totals NONE = new Totals(0, 0, 0, 0, 0);

  long contributions() {
    return recordings + transcriptions + reviews;
  }
}
