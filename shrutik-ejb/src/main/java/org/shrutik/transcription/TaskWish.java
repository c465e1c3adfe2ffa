package org.shrutik.transcription;

import java.util.Optional;
import org.shrutik.script.Difficulty;

/**
 * What a person wants to transcribe.
 *
 * @param quantity how many chunks, at least 1
 * @param preference how hard they should be; empty for a balance that suits the person
 * @param expertise how practised the person is
 */
public record TaskWish(int quantity, Optional<Difficulty> preference, Expertise expertise) {
  public TaskWish {
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity " + quantity);
    }
  }
}
