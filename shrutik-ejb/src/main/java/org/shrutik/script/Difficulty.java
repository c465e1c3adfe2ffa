package org.shrutik.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a script is to read or a chunk to transcribe. */
public enum Difficulty {
  EASY(1),
  MEDIUM(2),
  HARD(3);

  private final int level;

  Difficulty(int level) {
    this.level = level;
  }

  /** How many steps lie between the two. */
  public int distance(Difficulty other) {
    return Math.abs(level - other.level);
  }

  /** One step harder, where there is one. */
  public Difficulty harder() {
    return this == EASY ? MEDIUM : HARD;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Difficulty> ofWire(String wire) {
    return Arrays.stream(values()).filter(d -> d.wire().equals(wire)).findFirst();
  }
}
