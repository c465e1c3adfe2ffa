package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WavePeaksTest {

  @Test
  void takesTheLoudestSampleOfEachPartWhateverItsSign() {
    short[] samples = {0, 16384, -32768, 1, 0, -8192, 3, 2};

    assertThat(WavePeaks.of(samples, 4)).containsExactly(0.5, 1, 0.25, 0);
  }

  @Test
  void hasNoMorePartsThanSamples() {
    assertThat(WavePeaks.of(new short[] {16384, 0, 0}, 100)).containsExactly(0.5, 0, 0);
    assertThat(WavePeaks.of(new short[0], 100)).isEmpty();
  }
}
