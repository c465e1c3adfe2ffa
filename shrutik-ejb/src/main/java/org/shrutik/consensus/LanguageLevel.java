package org.shrutik.consensus;

/**
 * What a snapshot of the weights says of a whole language at this site.
 *
 * @param disagreement how far two people disagree on average, see {@link
 *     ReliabilitySnapshot#disagreementIn}
 * @param errorFactor what expected errors are multiplied with, as reviewers found them, see {@link
 *     Calibration#factor}
 */
public record LanguageLevel(double disagreement, double errorFactor) {

  /** Where nothing is known. */
  static final LanguageLevel USUAL = new LanguageLevel(ErrorModel.USUAL_DISAGREEMENT, 1);

  ErrorModel model() {
    return ErrorModel.DEFAULT.at(disagreement).corrected(errorFactor);
  }
}
