package org.shrutik.recording;

import java.util.Optional;

/** Which recordings are wanted; an empty part lets everything pass. */
public record RecordingFilter(Optional<Integer> userId, Optional<RecordingStatus> status) {}
