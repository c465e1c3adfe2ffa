package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

  @Test
  void countsInsertionsDeletionsAndSubstitutions() {
    assertThat(EditDistance.between(List.of(), List.of())).isZero();
    assertThat(EditDistance.between(List.of("a", "b"), List.of())).isEqualTo(2);
    assertThat(EditDistance.between(List.of(), List.of("a"))).isEqualTo(1);
    assertThat(EditDistance.between(List.of("a", "b", "c"), List.of("a", "x", "c"))).isEqualTo(1);
    assertThat(EditDistance.between(List.of("a", "b", "c"), List.of("b", "c", "d"))).isEqualTo(2);
  }

  @Test
  void agreesWithTheTableForEveryLength() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      int[] one = random.ints(random.nextInt(20), 0, 4).toArray();
      int[] other = random.ints(random.nextInt(20), 0, 4).toArray();
      assertThat(new EditDistance(4).from(one).to(other)).isEqualTo(table(one, other));
    }
    for (int length : new int[] {62, 63, 64, 65, 66, 130}) {
      int[] one = random.ints(length, 0, 6).toArray();
      int[] other = random.ints(length - 5 + random.nextInt(10), 0, 6).toArray();
      assertThat(new EditDistance(6).from(one).to(other)).isEqualTo(table(one, other));
      assertThat(new EditDistance(6).from(other).to(one)).isEqualTo(table(one, other));
    }
  }

  @Test
  void canBeUsedForOneSequenceAfterTheOther() {
    EditDistance distance = new EditDistance(3);
    int[] longOne = new int[70];

    assertThat(distance.from(new int[] {1, 2}).to(new int[] {2})).isEqualTo(1);
    assertThat(distance.from(new int[] {2}).to(new int[] {1, 2})).isEqualTo(1);
    assertThat(distance.from(longOne).to(new int[69])).isEqualTo(1);
    assertThat(distance.from(new int[] {0}).to(new int[] {1})).isEqualTo(1);
    assertThat(distance.from(new int[66]).to(new int[66])).isZero();
  }

  private static int table(int[] one, int[] other) {
    int[][] cost = new int[one.length + 1][other.length + 1];
    for (int i = 0; i <= one.length; i++) {
      for (int j = 0; j <= other.length; j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int replaced = cost[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
          cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        }
      }
    }
    return cost[one.length][other.length];
  }
}
