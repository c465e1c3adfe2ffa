package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordNetworkTest {

  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 3;
  private static final int X = 4;
  private static final int NONE = Ballot.EMPTY;

  private final WordNetwork network = new WordNetwork(new int[] {1, 1, 1}, 5);

  @Test
  void standsTheBackboneWordByWord() {
    network.join(1, new int[] {A, B});

    assertThat(network.slots()).isDeepEqualTo(new int[][] {{NONE, A, NONE}, {NONE, B, NONE}});
  }

  @Test
  void putsAnotherWordIntoTheSlot() {
    join(new int[][] {{A, B, C}, {A, X, C}, {A, X, C}});

    assertThat(network.slots()).isDeepEqualTo(new int[][] {{A, A, A}, {B, X, X}, {C, C, C}});
  }

  @Test
  void opensASlotForAWordTooMany() {
    join(new int[][] {{A, C}, {A, B, C}, {X, A, B, C}});

    assertThat(network.slots())
        .isDeepEqualTo(new int[][] {{NONE, NONE, X}, {A, A, A}, {NONE, B, B}, {C, C, C}});
  }

  @Test
  void standsEmptyForFreeWhereSomebodyDoes() {
    join(new int[][] {{A, B, C}, {A, C}, {A, C}});

    assertThat(network.slots()).isDeepEqualTo(new int[][] {{A, A, A}, {B, NONE, NONE}, {C, C, C}});
  }

  @Test
  void prefersASubstitutionToStandingEmptyAndOpeningASlot() {
    join(new int[][] {{A, B}, {X}, {}});

    assertThat(network.slots()).isDeepEqualTo(new int[][] {{A, NONE, NONE}, {B, X, NONE}});
  }

  @Test
  void givesUpTwoSlotsRatherThanTwoWords() {
    join(new int[][] {{A, B}, {B, A}});

    assertThat(network.slots())
        .isDeepEqualTo(new int[][] {{NONE, B, NONE}, {A, A, NONE}, {B, NONE, NONE}});
  }

  @Test
  void linesUpNothingWithNothing() {
    join(new int[][] {{}, {}, {A}});

    assertThat(network.slots()).isDeepEqualTo(new int[][] {{NONE, NONE, A}});
  }

  private void join(int[][] transcriptions) {
    for (int i = 0; i < transcriptions.length; i++) {
      network.join(i, transcriptions[i]);
    }
  }
}
