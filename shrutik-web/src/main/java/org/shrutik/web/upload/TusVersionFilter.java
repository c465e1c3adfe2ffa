package org.shrutik.web.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.web.rest.ErrorResponse;

/** Refuses other versions of the protocol, as it asks for, and names ours in every answer. */
@Tus
@Provider
public class TusVersionFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final int PRECONDITION_FAILED = 412;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!Tus.VERSION.equals(request.getHeaderString(Tus.RESUMABLE))) {
      request.abortWith(
          Response.fromResponse(
                  ErrorResponse.of(
                      PRECONDITION_FAILED,
                      ErrorCode.BAD_REQUEST,
                      "Only tus " + Tus.VERSION + " is spoken here.",
                      List.of(new FieldIssue(Tus.RESUMABLE, "must be " + Tus.VERSION))))
              .header("Tus-Version", Tus.VERSION)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(Tus.RESUMABLE, Tus.VERSION);
  }
}
