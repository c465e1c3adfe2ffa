package org.shrutik.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are told of, how it is meant, and whether it is worth a mail. */
public enum NotificationKind {
  RECORDING_PROCESSED(Level.SUCCESS, Mailed.NEVER),
  RECORDING_FAILED(Level.WARNING, Mailed.AS_WISHED),
  CONSENSUS_REACHED(Level.SUCCESS, Mailed.NEVER),
  CONSENSUS_CORRECTED(Level.INFO, Mailed.AS_WISHED),
  TRANSCRIPTION_REVIEWED(Level.INFO, Mailed.AS_WISHED),
  CHUNK_ESCALATED(Level.WARNING, Mailed.AS_WISHED),
  TASK_FAILED(Level.ERROR, Mailed.AT_ONCE),
  /** Not by mail, of all things. */
  MAIL_FAILED(Level.ERROR, Mailed.NEVER),
  REPORT_FILED(Level.WARNING, Mailed.AS_WISHED),
  REPORT_DECIDED(Level.INFO, Mailed.AS_WISHED),
  BADGE_EARNED(Level.SUCCESS, Mailed.AS_WISHED),
  EXPORT_READY(Level.SUCCESS, Mailed.AS_WISHED),
  EXPORT_FAILED(Level.ERROR, Mailed.AS_WISHED);

  /** How news is meant. */
  public enum Level {
    INFO,
    SUCCESS,
    WARNING,
    ERROR;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When news of a kind goes out by mail. */
  public enum Mailed {
    NEVER,
    /** At once or with the next digest, as the person wishes. */
    AS_WISHED,
    /** At once, unless the person wants no mail at all. */
    AT_ONCE
  }

  private final Level level;
  private final Mailed mailed;

  NotificationKind(Level level, Mailed mailed) {
    this.level = level;
    this.mailed = mailed;
  }

  public Level level() {
    return level;
  }

  public Mailed mailed() {
    return mailed;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NotificationKind> ofWire(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }
}
