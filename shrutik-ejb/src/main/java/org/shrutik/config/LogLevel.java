package org.shrutik.config;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** The words for levels that people know, as the server's logging has them. */
final class LogLevel {
  private LogLevel() {}

  static Optional<Level> of(String word) {
    return Optional.ofNullable(
        switch (word.toLowerCase(Locale.ROOT)) {
          case "debug" -> Level.FINE;
          case "info" -> Level.INFO;
          case "warning", "warn" -> Level.WARNING;
          case "error" -> Level.SEVERE;
          default -> null;
        });
  }
}
