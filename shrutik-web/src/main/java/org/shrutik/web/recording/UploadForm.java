package org.shrutik.web.recording;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields of an upload, for the description of the interface; they are read while they stream.
 */
public record UploadForm(
    @Schema(description = "session from POST /api/recordings/sessions", required = true)
        String sessionId,
    @Schema(description = "claimed length in seconds") Double duration,
    @Schema(description = "claimed format") String audioFormat,
    @Schema(description = "claimed size in bytes") Long fileSize,
    @Schema(description = "claimed rate in Hz") Integer sampleRate,
    @Schema(description = "claimed channels") Integer channels,
    @Schema(type = SchemaType.STRING, format = "binary", required = true) Object audioFile) {}
