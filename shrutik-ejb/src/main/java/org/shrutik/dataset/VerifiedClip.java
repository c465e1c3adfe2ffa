package org.shrutik.dataset;

import java.io.Serializable;

/**
 * What the job found out about a clip.
 *
 * @param crc32 of its file, 0 where the release has no audio
 * @param split of its speaker, null for a clip that is not validated
 */
public record VerifiedClip(int chunkId, long crc32, String sentenceId, Split split)
    implements Serializable {}
