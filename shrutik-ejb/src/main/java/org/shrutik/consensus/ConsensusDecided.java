package org.shrutik.consensus;

/**
 * A vote was held on a chunk. Told inside the transaction that keeps its outcome.
 *
 * @param accepted whether the chunk may be released now
 * @param newly whether it might not be released before
 * @param failures how often the vote came short
 * @param another whether one more person is asked
 */
public record ConsensusDecided(
    int chunkId, int languageId, boolean accepted, boolean newly, int failures, boolean another) {}
