package org.shrutik.chunk;

/**
 * A chunk's file as it stands in storage, before its row.
 *
 * @param index from 0, in the order of time
 * @param key storage key
 * @param sentenceHint the sentence of the script that it should hold, or null
 */
public record ChunkFile(
    int index,
    String key,
    String sha256,
    long sizeBytes,
    double startSeconds,
    double endSeconds,
    String sentenceHint) {}
