package org.shrutik.recording;

/**
 * An upload that was accepted, now or before.
 *
 * @param replayed whether this very file had been accepted already
 * @param taskId the task that cuts it, or null where none is known any more
 */
public record Accepted(RecordingView view, boolean replayed, Long taskId) {}
