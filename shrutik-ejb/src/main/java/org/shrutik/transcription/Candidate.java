package org.shrutik.transcription;

import org.shrutik.script.Difficulty;

/**
 * A chunk that a person could be asked to transcribe.
 *
 * @param transcriptions how many people did already
 * @param agreement how far they agree, 0–1; 0 where no consensus was tried
 * @param skips how many people passed it over
 * @param openElsewhere in how many other people's open sessions it is right now
 * @param difficulty of the script that was read
 * @param contested whether people were asked and did not agree
 * @param noisy whether there is much noise behind the speech
 */
public record Candidate(
    int chunkId,
    int transcriptions,
    double agreement,
    int skips,
    int openElsewhere,
    Difficulty difficulty,
    boolean contested,
    boolean noisy) {
  private static final int SOME = 3;
  private static final double CONTESTED = 0.6;

  /** How hard it is to hear: where people did not agree, harder than its script is to read. */
  Difficulty hardness() {
    return transcriptions >= SOME && agreement < CONTESTED ? difficulty.harder() : difficulty;
  }
}
