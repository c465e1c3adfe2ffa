package org.shrutik.account;

import java.time.OffsetDateTime;

/**
 * What a person has contributed.
 *
 * @param averageQuality mean rating of the transcriptions in stars, null where none is rated
 * @param lastActivity the latest recording, transcription or renewal of a session, null without any
 */
public record Contributions(
    long recordings,
    long transcriptions,
    long reviews,
    Double averageQuality,
    OffsetDateTime lastActivity) {}
