package org.shrutik.dataset;

import java.util.List;
import java.util.Locale;

/**
 * One clip of a release, as it was frozen.
 *
 * @param startSeconds where it begins in its recording
 * @param durationSeconds its length
 * @param confidence of the consensus, 0–1, or null
 * @param rating mean of the ratings, 0–5, or null where nobody rated
 * @param reports why people skipped it, in their words
 * @param fileKey where the clip is stored
 * @param sha256 what the clip's file must hash to
 * @param crc32 of the file, null until the clip was verified
 * @param sentenceId null until the clip was verified
 * @param split null where the clip is in none
 */
public record ReleaseItem(
    int chunkId,
    int recordingId,
    int speakerId,
    String locale,
    Standing standing,
    String sentence,
    int upVotes,
    int downVotes,
    double startSeconds,
    double endSeconds,
    double durationSeconds,
    Double confidence,
    Double rating,
    String attribution,
    List<String> reports,
    String fileKey,
    String sha256,
    long sizeBytes,
    Long crc32,
    String sentenceId,
    Split split) {

  /** {@code validated}, {@code invalidated} or {@code other}. */
  public String standingWord() {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  /** {@code train}, {@code dev}, {@code test} or empty. */
  public String splitWord() {
    return split == null ? "" : split.name().toLowerCase(Locale.ROOT);
  }

  public long durationMillis() {
    return Math.round(durationSeconds * 1000);
  }
}
