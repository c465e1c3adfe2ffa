package org.shrutik.web.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.shrutik.ShrutikException;

/** A failure of the domain, in the documented form. */
@Provider
public class ShrutikExceptionMapper implements ExceptionMapper<ShrutikException> {
  @Override
  public Response toResponse(ShrutikException e) {
    Response answer = ErrorResponse.of(e.code(), e.getMessage(), e.issues());
    return e.retryAfterSeconds() == 0
        ? answer
        : Response.fromResponse(answer).header("Retry-After", e.retryAfterSeconds()).build();
  }
}
