package org.shrutik.progress;

import java.util.Locale;

/** What can be earned, and by how much of what. */
public enum Badge {
  FIRST_CONTRIBUTION(Scope.ALL, 1, Measure.CONTRIBUTIONS),
  VOICE_10(Scope.ALL, 10, Measure.RECORDINGS),
  VOICE_100(Scope.ALL, 100, Measure.RECORDINGS),
  VOICE_1000(Scope.ALL, 1000, Measure.RECORDINGS),
  SCRIBE_10(Scope.ALL, 10, Measure.TRANSCRIPTIONS),
  SCRIBE_100(Scope.ALL, 100, Measure.TRANSCRIPTIONS),
  SCRIBE_1000(Scope.ALL, 1000, Measure.TRANSCRIPTIONS),
  HELPER(Scope.ALL, 10, Measure.REVIEWS),
  LANGUAGE_CHAMPION(Scope.LANGUAGE, 500, Measure.CONTRIBUTIONS),
  STREAK_7(Scope.STREAK, 7, Measure.DAYS),
  STREAK_30(Scope.STREAK, 30, Measure.DAYS);

  /** What is counted: everything, what was given to one language, or days in a row. */
  public enum Scope {
    ALL,
    LANGUAGE,
    STREAK
  }

  private enum Measure {
    CONTRIBUTIONS,
    RECORDINGS,
    TRANSCRIPTIONS,
    REVIEWS,
    DAYS
  }

  private final Scope scope;
  private final long goal;
  private final Measure measure;

  Badge(Scope scope, long goal, Measure measure) {
    this.scope = scope;
    this.goal = goal;
    this.measure = measure;
  }

  public Scope scope() {
    return scope;
  }

  public long goal() {
    return goal;
  }

  /** How much of the goal is reached; not for streaks. */
  public long progress(Totals totals) {
    long reached =
        switch (measure) {
          case CONTRIBUTIONS -> totals.contributions();
          case RECORDINGS -> totals.recordings();
          case TRANSCRIPTIONS -> totals.transcriptions();
          case REVIEWS -> totals.reviews();
          case DAYS -> 0;
        };
    return Math.min(goal, reached);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
