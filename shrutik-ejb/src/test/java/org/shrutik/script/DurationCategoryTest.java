package org.shrutik.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A29")
class DurationCategoryTest {
  @Test
  void aSentenceLastsUpToItsOwnLimit() {
    assertThat(DurationCategory.SENTENCE.maxSeconds(60, 1.5)).isEqualTo(60);
  }

  @Test
  @Tag("A21")
  void theOthersUpToOneAndAHalfTimesTheirName() {
    assertThat(DurationCategory.SHORT.maxSeconds(60, 1.5)).isEqualTo(180);
    assertThat(DurationCategory.MEDIUM.maxSeconds(60, 1.5)).isEqualTo(450);
    assertThat(DurationCategory.LONG.maxSeconds(60, 1.5)).isEqualTo(900);
    assertThat(DurationCategory.ofWire("10_minutes")).contains(DurationCategory.LONG);
  }
}
