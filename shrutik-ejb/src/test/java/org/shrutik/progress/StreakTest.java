package org.shrutik.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A89")
class StreakTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static List<LocalDate> ago(int... days) {
    return java.util.Arrays.stream(days).mapToObj(TODAY::minusDays).toList();
  }

  @Test
  void isNothingWithoutAnyDay() {
    assertThat(Streak.of(List.of(), TODAY)).isEqualTo(new Streak(0, 0, false));
  }

  @Test
  void countsDaysInARowOverTheEndOfAMonth() {
    assertThat(Streak.of(ago(0, 1, 2, 3, 5, 6), TODAY)).isEqualTo(new Streak(4, 4, true));
  }

  @Test
  void isNotBrokenBeforeTodayIsOver() {
    assertThat(Streak.of(ago(1, 2), TODAY)).isEqualTo(new Streak(2, 2, false));
    assertThat(Streak.of(ago(2, 3), TODAY)).isEqualTo(new Streak(0, 2, false));
  }

  @Test
  void remembersTheLongest() {
    assertThat(Streak.of(ago(0, 4, 5, 6), TODAY)).isEqualTo(new Streak(1, 3, true));
  }

  @Test
  void passesOverADayThatIsStillToCome() {
    assertThat(Streak.of(ago(-1, 0, 1), TODAY)).isEqualTo(new Streak(2, 2, true));
  }

  @Test
  void aLevelBeginsAtItsPoints() {
    assertThat(Level.of(0).number()).isEqualTo(1);
    assertThat(Level.of(9).nextAt()).isEqualTo(10);
    assertThat(Level.of(10).number()).isEqualTo(2);
    assertThat(Level.of(1_000_000).nextAt()).isNull();
  }
}
