package org.shrutik.transcription;

import java.util.Optional;

/** Which transcriptions are wanted; an empty part lets everything pass. */
public record TranscriptionFilter(
    Optional<Integer> userId,
    Optional<Integer> languageId,
    Optional<Integer> chunkId,
    Optional<Boolean> consensus,
    Optional<Boolean> validated) {

  /** One person's own. */
  public static TranscriptionFilter of(int userId, Optional<Integer> languageId) {
    return new TranscriptionFilter(
        Optional.of(userId), languageId, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
