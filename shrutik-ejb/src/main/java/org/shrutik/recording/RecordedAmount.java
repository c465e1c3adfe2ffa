package org.shrutik.recording;

/** How many recordings, and how many bytes in them. */
public record RecordedAmount(long recordings, long bytes) {}
