package org.shrutik.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.account.Caller;
import org.shrutik.config.Settings;
import org.shrutik.web.rest.ErrorResponse;
import org.shrutik.web.security.RateLimiter.Verdict;

/**
 * Keeps the documented rate limits: per person, else per address; some endpoints have their own.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String VERDICT = RateLimitFilter.class.getName();
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1000;

  @Inject private RateLimiter limiter;
  @Inject private CallerContext context;
  @Context private HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath().replaceAll("^/+|/+$", "");
    if (path.equals("health") || !Settings.LIMIT_ENABLED.asBoolean()) {
      return;
    }
    Optional<Caller> caller = context.current();
    String who = caller.map(c -> "user:" + c.userId()).orElse("address:" + servlet.getRemoteAddr());
    Verdict verdict = limiter.count(who, generalLimit(caller), MINUTE);
    if (verdict.allowed()) {
      verdict = specific(request.getMethod(), path, who).orElse(verdict);
    }
    request.setProperty(VERDICT, verdict);
    if (!verdict.allowed()) {
      request.abortWith(refusal(verdict));
    }
  }

  private Optional<Verdict> specific(String method, String path, String who) {
    if (method.equals("POST") && path.equals("auth/login")) {
      return Optional.of(
          limiter.count(
              "login:address:" + servlet.getRemoteAddr(), Settings.LIMIT_LOGIN.asInt(), MINUTE));
    }
    if (method.equals("POST") && path.equals("recordings/upload")) {
      return Optional.of(limiter.count("upload:" + who, Settings.LIMIT_UPLOAD.asInt(), MINUTE));
    }
    if (method.equals("POST") && path.equals("transcriptions/submit")) {
      return Optional.of(limiter.count("submit:" + who, Settings.LIMIT_SUBMIT.asInt(), MINUTE));
    }
    if (path.startsWith("chunks/") && path.endsWith("/audio")) {
      return Optional.of(limiter.count("audio:" + who, Settings.LIMIT_AUDIO.asInt(), SECOND));
    }
    return Optional.empty();
  }

  private static int generalLimit(Optional<Caller> caller) {
    if (caller.isEmpty()) {
      return Settings.LIMIT_ANONYMOUS.asInt();
    }
    return switch (caller.get().role()) {
      case ADMIN -> Settings.LIMIT_ADMIN.asInt();
      case SWORIK_DEVELOPER -> Settings.LIMIT_SWORIK.asInt();
      case CONTRIBUTOR, REVIEWER, OPERATOR -> Settings.LIMIT_USER.asInt();
    };
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
