package org.shrutik.web.transcription;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.shrutik.transcription.NothingToTranscribeException;
import org.shrutik.web.rest.ErrorResponse;

/** The documented form of an error, with {@code error.suggestions[{key, message, params}]}. */
@Provider
public class NothingToTranscribeExceptionMapper
    implements ExceptionMapper<NothingToTranscribeException> {
  @Override
  @SuppressWarnings("unchecked") // The documented form has one object of that name.
  public Response toResponse(NothingToTranscribeException e) {
    Map<String, Object> body = ErrorResponse.body(e.code(), e.getMessage(), List.of());
    ((Map<String, Object>) body.get("error")).put("suggestions", e.suggestions());
    return Response.status(ErrorResponse.status(e.code()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(body)
        .build();
  }
}
