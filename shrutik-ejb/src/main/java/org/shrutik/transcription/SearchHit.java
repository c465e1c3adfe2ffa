package org.shrutik.transcription;

/**
 * A transcription that a search found.
 *
 * @param score how near it is, 0–1; 1 for one that holds every word
 */
public record SearchHit(Transcription transcription, double score) {}
