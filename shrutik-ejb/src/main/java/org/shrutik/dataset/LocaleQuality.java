package org.shrutik.dataset;

/**
 * How good a language of a release is.
 *
 * @param confidence mean confidence of the consensus, 0–1, or null
 * @param rating mean of the clips' ratings, 0–5, or null where nobody rated
 * @param upVotes transcriptions equal to the consensus of their clip
 */
public record LocaleQuality(
    String locale,
    long clips,
    long validated,
    long invalidated,
    long open,
    Double confidence,
    long rated,
    Double rating,
    long upVotes,
    long downVotes) {}
