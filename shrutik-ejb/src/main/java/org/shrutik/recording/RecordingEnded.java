package org.shrutik.recording;

/**
 * The work on a recording is over. Told inside the transaction that says so.
 *
 * @param chunks how many it was cut into, 0 where it failed
 * @param failure why, null where it did not fail
 */
public record RecordingEnded(int recordingId, int userId, int chunks, String failure) {}
