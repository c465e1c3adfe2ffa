package org.shrutik.web.cache;

/** A region and how long an answer stays in it. */
public enum CacheRegion {
  /** The languages with their counts, which everybody asks for. */
  LANGUAGES("shrutik.languages", 30),
  /** Figures of agreement, which read thousands of votes. */
  CONSENSUS("shrutik.consensus", 10),
  /** Figures by day, which read whole tables. */
  USAGE("shrutik.usage", 60);

  private final String region;
  private final int seconds;

  CacheRegion(String region, int seconds) {
    this.region = region;
    this.seconds = seconds;
  }

  /** Its name in the data grid. */
  public String region() {
    return region;
  }

  int seconds() {
    return seconds;
  }
}
