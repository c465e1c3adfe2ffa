package org.shrutik.review;

import org.shrutik.transcription.Transcription;

/**
 * A transcription that a reviewer should look at.
 *
 * @param confidence of the consensus of its chunk, 0–1
 */
public record FlaggedView(
    Transcription transcription, String contributor, double confidence, long reviews) {}
