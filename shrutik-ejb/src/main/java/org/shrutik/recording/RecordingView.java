package org.shrutik.recording;

/** A recording as lists show it. */
public record RecordingView(Recording recording, String language, long chunks) {}
