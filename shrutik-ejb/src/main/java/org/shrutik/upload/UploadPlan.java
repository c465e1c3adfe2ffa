package org.shrutik.upload;

import java.util.Map;

/**
 * What a client wants to upload.
 *
 * @param sessionId the recording session it is for
 * @param length bytes of the whole file
 * @param metadata what the client says of the file, word for word, or null
 * @param claims the same, read: duration, sample_rate and so on
 */
public record UploadPlan(
    String sessionId, long length, String metadata, Map<String, Object> claims) {}
