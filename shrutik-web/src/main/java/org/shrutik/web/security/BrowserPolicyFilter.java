package org.shrutik.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.shrutik.config.Settings;

/**
 * What browsers are told on every answer: what pages may load, who may frame them, and which other
 * sites' pages may call the interface (CORS). Where the site wants nothing but HTTPS, other
 * requests are sent there or refused.
 */
@WebFilter(
    filterName = "browser-policy",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class BrowserPolicyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int PERMANENT_REDIRECT = 308;
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, X-API-Key, X-CSRF-Token, X-Request-ID, X-HTTP-Method-Override, Idempotency-Key,"
          + " Range,"
          + " If-None-Match, Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata,"
          + " Upload-Checksum, Upload-Defer-Length, Upload-Concat";
  private static final String ANSWER_HEADERS =
      "X-Request-ID, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, ETag,"
          + " Accept-Ranges, Content-Range, Content-Disposition, Location, Tus-Resumable,"
          + " Upload-Length, Upload-Offset, Upload-Expires, Tus-Version, Tus-Extension,"
          + " Tus-Max-Size, X-Recording-ID";

  private final String contentPolicy = Settings.HTTP_CONTENT_SECURITY_POLICY.value();
  private final boolean httpsOnly = Settings.HTTP_HTTPS_ONLY.asBoolean();
  private final Set<String> origins =
      Arrays.stream(Settings.HTTP_CORS_ORIGINS.value().split(",", -1))
          .map(String::strip)
          .filter(origin -> !origin.isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  @Inject private transient ClientAddress addresses;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean secure = addresses.isSecure(request);
    describe(response, secure);
    if (httpsOnly && !secure && !isProbe(request) && !isError(request)) {
      refusePlain(request, response);
    } else if (!answersPreflight(request, response)) {
      chain.doFilter(request, response);
    }
  }

  private void describe(HttpServletResponse response, boolean secure) {
    response.setHeader("Content-Security-Policy", contentPolicy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(
        "Cross-Origin-Resource-Policy", origins.isEmpty() ? "same-origin" : "cross-origin");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  /** Health is asked by neighbours that know no certificate. */
  private static boolean isProbe(HttpServletRequest request) {
    return request.getServletPath().startsWith("/health")
        || request.getRequestURI().endsWith("/api/health");
  }

  /** The page of an error, such as of a refusal. */
  private static boolean isError(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR;
  }

  private static void refusePlain(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (method.equals("GET") || method.equals("HEAD")) {
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setStatus(PERMANENT_REDIRECT);
      response.setHeader(
          "Location", "https://" + request.getServerName() + request.getRequestURI() + query);
    } else {
      // What was sent has been seen by whoever listens; a redirect would hide that.
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private boolean answersPreflight(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null || origins.isEmpty()) {
      return false;
    }
    response.addHeader("Vary", "Origin");
    if (!origins.contains("*") && !origins.contains(origin)) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.setHeader("Access-Control-Max-Age", "600");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return true;
    }
    response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
    return false;
  }
}
