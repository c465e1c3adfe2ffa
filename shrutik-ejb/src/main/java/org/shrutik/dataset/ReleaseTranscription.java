package org.shrutik.dataset;

/**
 * What one person wrote of a clip, as it was frozen.
 *
 * @param quality the person's rating of the clip, 0–5, or null
 * @param confidence the person's own, 0–1, or null
 * @param equal whether it says the same as the consensus
 */
public record ReleaseTranscription(
    int chunkId,
    int transcriptionId,
    int userId,
    String text,
    Double quality,
    Double confidence,
    boolean equal) {}
