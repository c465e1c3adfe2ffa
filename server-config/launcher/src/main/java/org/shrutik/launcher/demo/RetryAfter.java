package org.shrutik.launcher.demo;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** How long a server asks to wait before the same call again (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Set<Integer> STATUSES = Set.of(429, 503);
  private static final Duration UNSAID = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** The pause; empty where the answer is no wish to wait. Without a usable header a second. */
  static Optional<Duration> of(HttpResponse<?> response, Clock clock) {
    if (!STATUSES.contains(response.statusCode())) {
      return Optional.empty();
    }
    return Optional.of(
        response.headers().firstValue("Retry-After").map(v -> parse(v, clock)).orElse(UNSAID));
  }

  /** Reads seconds or a date; never negative. */
  static Duration parse(String value, Clock clock) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Duration pause =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (DateTimeException e) {
      return UNSAID;
    }
  }
}
