package org.shrutik.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a script is to read or a chunk to transcribe. */
public enum Difficulty {
  EASY,
  MEDIUM,
  HARD;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Difficulty> ofWire(String wire) {
    return Arrays.stream(values()).filter(d -> d.wire().equals(wire)).findFirst();
  }
}
