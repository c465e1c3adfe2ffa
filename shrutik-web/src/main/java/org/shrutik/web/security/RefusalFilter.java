package org.shrutik.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns away whoever showed a worthless credential, after the request was counted. */
@Provider
@Priority(Priorities.AUTHENTICATION + 200)
public class RefusalFilter implements ContainerRequestFilter {
  @Inject private CallerContext context;

  @Override
  public void filter(ContainerRequestContext request) {
    context
        .refusal()
        .ifPresent(
            reason -> {
              throw reason;
            });
  }
}
