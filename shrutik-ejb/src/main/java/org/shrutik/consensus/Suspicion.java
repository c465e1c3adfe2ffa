package org.shrutik.consensus;

/**
 * Why somebody's transcriptions should be looked at by a person. It lowers the weight; it never
 * removes a vote.
 *
 * @param voterId whose
 * @param reason why
 * @param otherVoterId with whom, for {@link Reason#COPIED}; else 0
 * @param share of the compared chunks in which it was so, from 0 to 1
 * @param chunks how many chunks were compared
 */
public record Suspicion(long voterId, Reason reason, long otherVoterId, double share, int chunks) {

  /** What was found. */
  public enum Reason {
    /** The same text for many chunks in which the others wrote different texts. */
    CONSTANT_TEXT,
    /** The text of the script, letter by letter, where the others heard something else. */
    SCRIPT_PASTED,
    /** The text of the recogniser, letter by letter, where the others heard something else. */
    MACHINE_TEXT_PASTED,
    /** The same mistakes as another person, chunk after chunk. */
    COPIED
  }

  /** By how much the weight of the votes is to be multiplied. */
  public double weightFactor() {
    return 1 - 0.9 * share;
  }
}
