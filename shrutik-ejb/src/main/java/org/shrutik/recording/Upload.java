package org.shrutik.recording;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file that arrived, not yet accepted.
 *
 * @param sessionId the recording session it is for
 * @param idempotencyKey the client's name for this attempt, or null
 * @param file where its bytes are, in the incoming folder of the storage
 * @param sha256 of the bytes, hex, computed on the way in
 * @param claims what the client says of it: duration, audio_format, file_size, sample_rate,
 *     channels
 */
public record Upload(
    String sessionId,
    String idempotencyKey,
    Path file,
    String sha256,
    long sizeBytes,
    Map<String, Object> claims) {}
