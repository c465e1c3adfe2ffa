package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.Calibration.Bin;
import org.shrutik.consensus.Calibration.Outcome;

class CalibrationTest {

  @Test
  void binsTextsByTheirExpectedErrorInEqualNumbers() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(new Outcome(i / 100.0, i / 50.0));
    }
    Collections.reverse(outcomes);

    List<Bin> bins = new Calibration(outcomes).bins(10);

    assertThat(bins).hasSize(10).allMatch(bin -> bin.texts() == 2);
    assertThat(bins.get(0).expected()).isCloseTo(0.005, within(1e-9));
    assertThat(bins.get(9).expected()).isCloseTo(0.185, within(1e-9));
    assertThat(bins.get(9).observed()).isCloseTo(0.37, within(1e-9));
  }

  @Test
  void makesFewerBinsOfFewTexts() {
    assertThat(new Calibration(List.of()).bins(10)).isEmpty();
    assertThat(new Calibration(List.of(new Outcome(0.1, 0))).bins(10))
        .containsExactly(new Bin(0.1, 0, 1));
  }

  @Test
  void correctsTheMoreTheMoreWasSeen() {
    assertThat(new Calibration(List.of()).factor()).isEqualTo(1);
    double few = new Calibration(Collections.nCopies(10, new Outcome(0.1, 0.15))).factor();
    double many = new Calibration(Collections.nCopies(1_000, new Outcome(0.1, 0.15))).factor();

    assertThat(few).isCloseTo(1.25, within(1e-9));
    assertThat(many).isBetween(1.49, 1.5);
  }

  @Test
  void neverCorrectsByMoreThanTheDouble() {
    assertThat(new Calibration(Collections.nCopies(1_000, new Outcome(0.1, 3))).factor())
        .isEqualTo(2);
    assertThat(new Calibration(Collections.nCopies(1_000, new Outcome(0.1, 0))).factor())
        .isEqualTo(0.5);
  }
}
