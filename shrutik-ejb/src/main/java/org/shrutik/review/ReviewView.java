package org.shrutik.review;

import org.shrutik.transcription.Transcription;

/** A review with what it is about. */
public record ReviewView(
    QualityReview review, Transcription transcription, String contributor, String reviewer) {}
