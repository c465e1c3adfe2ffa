package org.shrutik.task;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of work, each with the queue on which its bell rings. */
public enum TaskKind {
  CHUNKING("chunking"),
  CONSENSUS("consensus");

  private final String wire;

  TaskKind(String wire) {
    this.wire = wire;
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
