package org.shrutik.review;

/** A reviewer said a word on somebody's transcription. Told inside its transaction. */
public record TranscriptionReviewed(
    int reviewId, int transcriptionId, int chunkId, int authorId, ReviewDecision decision) {}
