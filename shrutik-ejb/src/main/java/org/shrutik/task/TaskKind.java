package org.shrutik.task;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of work, each with the queue on which its bell rings. */
public enum TaskKind {
  CHUNKING("chunking", 1),
  CONSENSUS("consensus", 1),
  /** What somebody took back has to go, however long the storage is away. */
  ERASURE("erasure", 20),
  /** Depends on a server that is not ours, which may be away for hours. */
  MAIL("mail", 20),
  /** Taken at its own pace, one after the other, however many wait. */
  MACHINE("machine", 1);

  private final String wire;
  private final int minAttempts;

  TaskKind(String wire, int minAttempts) {
    this.wire = wire;
    this.minAttempts = minAttempts;
  }

  /** How many attempts it gets, when the site gives others {@code usual}. */
  int attempts(int usual) {
    return Math.max(minAttempts, usual);
  }

  public String wire() {
    return wire;
  }

  public String queue() {
    return "shrutik." + wire;
  }

  public static Optional<TaskKind> ofWire(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
  }
}
