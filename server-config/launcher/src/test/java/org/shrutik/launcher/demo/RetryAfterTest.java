package org.shrutik.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("1994-11-06T08:49:07Z"), ZoneOffset.UTC);

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.parse(" 100 ", CLOCK)).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", CLOCK))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void doesNotWaitForADateThatHasPassed() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:00:00 GMT", CLOCK)).isZero();
  }

  @Test
  void waitsASecondWhereItCannotBeRead() {
    assertThat(RetryAfter.parse("soon", CLOCK)).isEqualTo(Duration.ofSeconds(1));
    assertThat(RetryAfter.parse("-5", CLOCK)).isEqualTo(Duration.ofSeconds(1));
    assertThat(RetryAfter.parse("99999999999999", CLOCK)).isEqualTo(Duration.ofSeconds(1));
  }
}
