package org.shrutik.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.web.rest.ErrorResponse;
import org.shrutik.web.security.RateLimiter.Verdict;

/**
 * Counts each request against its limits, also one for what does not exist, and tells on each
 * answer how much is left.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION + 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String VERDICT = RateLimitFilter.class.getName();

  @Inject private RateLimitRules rules;
  @Inject private RateLimiter limiter;
  @Inject private ClientAddress addresses;
  @Inject private CallerContext context;
  @Context private HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath().replaceAll("^/+|/+$", "");
    limiter
        .count(rules.of(request.getMethod(), path, context.current(), addresses.of(servlet)))
        .ifPresent(
            verdict -> {
              request.setProperty(VERDICT, verdict);
              if (!verdict.allowed()) {
                request.abortWith(refusal(verdict));
              }
            });
  }

  private static Response refusal(Verdict verdict) {
    return Response.fromResponse(
            ErrorResponse.of(
                ErrorCode.RATE_LIMIT_EXCEEDED,
                "Too many requests. Try again in " + verdict.resetSeconds() + " s.",
                List.of()))
        .header("Retry-After", verdict.resetSeconds())
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VERDICT) instanceof Verdict verdict) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("X-RateLimit-Limit", verdict.limit());
      headers.putSingle("X-RateLimit-Remaining", verdict.remaining());
      headers.putSingle(
          "X-RateLimit-Reset", System.currentTimeMillis() / 1000 + verdict.resetSeconds());
    }
  }
}
