package org.shrutik.transcription;

import java.util.Map;

/**
 * A transcription as a client sends it.
 *
 * @param quality 0–5 stars or null
 * @param confidence 0–1 or null
 */
public record Draft(
    Integer chunkId,
    String text,
    Double quality,
    Double confidence,
    Map<String, Object> metaData) {}
