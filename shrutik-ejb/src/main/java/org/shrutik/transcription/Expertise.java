package org.shrutik.transcription;

import java.util.List;
import org.shrutik.script.Difficulty;

/** How practised a person is in a language, and in which turn they are given what is how hard. */
public enum Expertise {
  NOVICE(Difficulty.EASY, Difficulty.EASY, Difficulty.MEDIUM),
  PRACTISED(Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD),
  EXPERT(Difficulty.HARD, Difficulty.MEDIUM, Difficulty.HARD, Difficulty.EASY);

  private final List<Difficulty> turns;

  Expertise(Difficulty... turns) {
    this.turns = List.of(turns);
  }

  /** The difficulties in turn, again and again. */
  List<Difficulty> turns() {
    return turns;
  }

  /**
   * What somebody is.
   *
   * @param transcriptions how many they wrote in the language
   * @param error the share of words they are known to get wrong, 0–1; null where it is not known
   */
  static Expertise of(long transcriptions, Double error) {
    if (transcriptions < NOVICE_BELOW || (error != null && error > ERROR_OF_NOVICES)) {
      return NOVICE;
    }
    return transcriptions >= EXPERT_FROM && error != null && error <= ERROR_OF_EXPERTS
        ? EXPERT
        : PRACTISED;
  }

  static final int NOVICE_BELOW = 10;
  static final int EXPERT_FROM = 50;
  private static final double ERROR_OF_NOVICES = 0.4;
  private static final double ERROR_OF_EXPERTS = 0.15;
}
