package org.shrutik.launcher;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a person what has started, a line for each part, with the seconds it took. */
final class Progress {
  private final Consumer<String> lines;

  Progress(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * Runs a part's start.
   *
   * @param start gives the words on what can be reached where
   */
  void part(String name, Supplier<String> start) {
    long began = System.nanoTime();
    String result = start.get();
    lines.accept(
        String.format(
            Locale.ROOT, "%-12s %5.1f s  %s", name, (System.nanoTime() - began) / 1e9, result));
  }
}
