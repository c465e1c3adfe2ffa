package org.shrutik.transcription;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;

/** Nothing is left for this person in this language, but there may be something else to do. */
@ApplicationException(rollback = true)
public class NothingToTranscribeException extends ShrutikException {
  private static final long serialVersionUID = 1L;

  private final transient List<Suggestion> suggestions;

  NothingToTranscribeException(List<Suggestion> suggestions) {
    super(
        ErrorCode.RESOURCE_NOT_FOUND,
        "There is nothing to transcribe for you in this language now. Try another language, or"
            + " record something.");
    this.suggestions = List.copyOf(suggestions);
  }

  /** What could be done instead, the nearest first. */
  public List<Suggestion> suggestions() {
    return suggestions;
  }
}
