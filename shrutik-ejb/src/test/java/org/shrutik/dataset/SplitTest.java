package org.shrutik.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void givesEightyTenTen() {
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    for (int i = 0; i < 1000; i++) {
      counts.merge(Split.at(i / 1000.0), 1, Integer::sum);
    }
    assertThat(counts).containsEntry(Split.TRAIN, 800);
    assertThat(counts.get(Split.DEV)).isBetween(99, 101);
    assertThat(counts.get(Split.TEST)).isBetween(99, 101);
  }

  @Test
  void choosesAmongTheOpenOnesOnlyInProportion() {
    assertThat(Split.among(EnumSet.of(Split.DEV, Split.TEST), 0.49)).isEqualTo(Split.DEV);
    assertThat(Split.among(EnumSet.of(Split.DEV, Split.TEST), 0.51)).isEqualTo(Split.TEST);
    assertThat(Split.among(EnumSet.of(Split.TRAIN, Split.TEST), 0.88)).isEqualTo(Split.TRAIN);
    assertThat(Split.among(EnumSet.of(Split.TRAIN, Split.TEST), 0.89)).isEqualTo(Split.TEST);
    assertThat(Split.among(EnumSet.of(Split.TEST), 0)).isEqualTo(Split.TEST);
  }

  @Test
  void hasAnAnswerForEveryPointAndNoneForNoSplit() {
    assertThat(Split.at(Math.nextDown(1.0))).isEqualTo(Split.TEST);
    EnumSet<Split> none = EnumSet.noneOf(Split.class);
    assertThatThrownBy(() -> Split.among(none, 0.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
