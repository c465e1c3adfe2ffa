package org.shrutik.web.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Where a client's surroundings know no PATCH, tus lets it send POST and name the method. */
@Provider
@PreMatching
public class TusMethodFilter implements ContainerRequestFilter {
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

  @Override
  public void filter(ContainerRequestContext request) {
    String method = request.getHeaderString("X-HTTP-Method-Override");
    if (method != null
        && METHODS.contains(method)
        && request.getMethod().equals("POST")
        && request.getUriInfo().getPath().contains("uploads/")) {
      request.setMethod(method);
    }
  }
}
