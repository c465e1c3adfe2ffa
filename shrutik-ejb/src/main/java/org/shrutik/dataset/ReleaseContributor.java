package org.shrutik.dataset;

/**
 * What a person gave to a release.
 *
 * @param equal how many of the transcriptions say the same as the consensus
 */
public record ReleaseContributor(
    int userId, long clips, long millis, long transcriptions, long equal) {}
