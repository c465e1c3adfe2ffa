package org.shrutik.web.dataset;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.ErrorCode;
import org.shrutik.dataset.ExportRefusedException;
import org.shrutik.web.rest.ErrorResponse;

/**
 * A refused export: the documented form, whose {@code detail} is the object that clients of exports
 * read: {@code {error_key, error_message, details, suggestions[{key, message, params}]}}.
 */
@Provider
public class ExportRefusedExceptionMapper implements ExceptionMapper<ExportRefusedException> {
  @Override
  public Response toResponse(ExportRefusedException e) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("error_key", e.key());
    detail.put("error_message", e.getMessage());
    detail.put("details", e.details());
    detail.put("suggestions", e.suggestions());
    Map<String, Object> body = ErrorResponse.body(e.code(), e.getMessage(), List.of());
    body.put("detail", detail);
    Response.ResponseBuilder response =
        Response.status(ErrorResponse.status(e.code()))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(body);
    if (e.code() == ErrorCode.RATE_LIMIT_EXCEEDED) {
      Instant reset = Instant.parse((String) e.details().get("reset_time"));
      response.header(
          "Retry-After", Math.max(1, Duration.between(Instant.now(), reset).toSeconds()));
    }
    return response.build();
  }
}
