package org.shrutik.consensus;

import java.util.List;
import java.util.Objects;

/**
 * All votes for one chunk, for learning whom to trust.
 *
 * @param chunkId the chunk; learned from once
 * @param language any name of the spoken language; a person is trusted per language
 * @param votes what the voters wrote; their weights are not looked at
 */
public record ChunkVotes(long chunkId, String language, List<Vote> votes) {

  /** Copies the list. */
  public ChunkVotes {
    Objects.requireNonNull(language, "language");
    votes = List.copyOf(votes);
  }
}
