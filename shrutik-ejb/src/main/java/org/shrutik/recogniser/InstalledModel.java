package org.shrutik.recogniser;

import java.util.Optional;

/**
 * A folder among the models.
 *
 * @param model empty when its files cannot be a model
 * @param reason why it is unusable; null otherwise
 */
public record InstalledModel(String name, Optional<SpeechModel> model, State state, String reason) {
  /** What is known of it. */
  public enum State {
    /** Its files are there; tried before its first use. */
    UNTRIED,
    READY,
    UNUSABLE
  }

  /** Empty where it is not known. */
  public String language() {
    return model.map(SpeechModel::language).orElse("");
  }
}
