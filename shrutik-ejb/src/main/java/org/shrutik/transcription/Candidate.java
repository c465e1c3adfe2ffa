package org.shrutik.transcription;

/**
 * A chunk that a person could be asked to transcribe.
 *
 * @param transcriptions how many people did already
 * @param agreement how far they agree, 0–1; 0 where no consensus was tried
 * @param skips how many people passed it over
 * @param openElsewhere in how many other people's open sessions it is right now
 */
public record Candidate(
    int chunkId, int transcriptions, double agreement, int skips, int openElsewhere) {}
