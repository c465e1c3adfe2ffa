package org.shrutik.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.web.rest.ErrorResponse;
import org.shrutik.web.rest.JsonConfiguration;
import org.shrutik.web.security.RateLimiter.Verdict;

/**
 * Errors that arise before any resource is reached, such as an access token that the server
 * refuses, in the documented form. A token that is refused is counted like every other request.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;

  @Inject private transient RateLimitRules rules;
  @Inject private transient RateLimiter limiter;
  @Inject private transient ClientAddress addresses;

  private boolean isLimited(HttpServletRequest request, HttpServletResponse response) {
    Optional<Verdict> refused =
        limiter
            .count(rules.of(request.getMethod(), "", Optional.empty(), addresses.of(request)))
            .filter(verdict -> !verdict.allowed());
    refused.ifPresent(
        verdict -> response.setHeader("Retry-After", String.valueOf(verdict.resetSeconds())));
    return refused.isPresent();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object attribute = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = attribute instanceof Integer code ? code : 404;
    if (status == 401 && isLimited(request, response)) {
      status = TOO_MANY;
    }
    ErrorCode code;
    String message;
    switch (status) {
      case 401 -> {
        code = ErrorCode.AUTHENTICATION_FAILED;
        message = "The access token is not valid or has expired. Refresh it or log in again.";
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      }
      case 403 -> {
        code = ErrorCode.INSUFFICIENT_PERMISSIONS;
        message = "This is not permitted.";
      }
      case 404 -> {
        code = ErrorCode.RESOURCE_NOT_FOUND;
        message = "There is nothing at this address.";
      }
      case TOO_MANY -> {
        code = ErrorCode.RATE_LIMIT_EXCEEDED;
        message = "Too many requests. Try again in " + response.getHeader("Retry-After") + " s.";
      }
      default -> {
        code = status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
        message = status < 500 ? "The request cannot be understood." : "Something went wrong here.";
      }
    }
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    byte[] body =
        JsonConfiguration.JSON
            .toJson(ErrorResponse.body(code, message, List.of()))
            .getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(body);
  }
}
