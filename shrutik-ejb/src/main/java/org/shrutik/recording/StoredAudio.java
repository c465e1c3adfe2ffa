package org.shrutik.recording;

/**
 * A file in storage and what was measured of it.
 *
 * @param key storage key
 * @param sha256 of the original, hex
 * @param durationSeconds measured, not claimed
 * @param sampleRate of the original in Hz
 */
public record StoredAudio(
    String key,
    String sha256,
    long sizeBytes,
    String mimeType,
    double durationSeconds,
    int sampleRate,
    int channels) {}
