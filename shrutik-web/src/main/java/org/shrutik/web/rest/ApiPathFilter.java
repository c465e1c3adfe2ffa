package org.shrutik.web.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * {@code /api/v1/…} is {@code /api/…}, and a trailing slash never matters: known before anything
 * looks at the path.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public class ApiPathFilter implements ContainerRequestFilter {
  private static final String VERSION = "v1";

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo info = request.getUriInfo();
    String path = info.getPath(false);
    String plain = path.startsWith("/") ? path.substring(1) : path;
    if (plain.equals(VERSION) || plain.startsWith(VERSION + "/")) {
      plain = plain.substring(VERSION.length());
    }
    plain = plain.replaceAll("^/+|/+$", "");
    URI target =
        info.getBaseUriBuilder()
            .path(plain)
            .replaceQuery(info.getRequestUri().getRawQuery())
            .build();
    if (!target.equals(info.getRequestUri())) {
      request.setRequestUri(target);
    }
  }
}
