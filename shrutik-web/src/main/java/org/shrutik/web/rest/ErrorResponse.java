package org.shrutik.web.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.slf4j.MDC;

/**
 * The documented form of an error: {@code {"error":{"code","message","details","request_id"},
 * "detail","timestamp"}}. {@code details} has the first fault as {@code field} and {@code issue}
 * and all of them under {@code validation_errors}.
 */
public final class ErrorResponse {
  /** Seconds after which a client may try again when a part of the server is away. */
  static final int RETRY_AFTER_SECONDS = 5;

  private ErrorResponse() {}

  /** The HTTP status of a code. */
  public static int status(ErrorCode code) {
    return switch (code) {
      case BAD_REQUEST -> 400;
      case VALIDATION_ERROR, PROCESSING_ERROR -> 422;
      case AUTHENTICATION_FAILED -> 401;
      case INSUFFICIENT_PERMISSIONS, CONSENT_REQUIRED -> 403;
      case RESOURCE_NOT_FOUND -> 404;
      case CONFLICT, CONSENSUS_PENDING -> 409;
      case SESSION_EXPIRED, FILE_MISSING -> 410;
      case FILE_TOO_LARGE -> 413;
      case UNSUPPORTED_FORMAT -> 415;
      case RATE_LIMIT_EXCEEDED -> 429;
      case SERVICE_UNAVAILABLE -> 503;
      case INTERNAL_ERROR -> 500;
    };
  }

  public static Response of(ErrorCode code, String message, List<FieldIssue> issues) {
    return of(status(code), code, message, issues);
  }

  /** For the rare answer whose status is not its code's. */
  public static Response of(int status, ErrorCode code, String message, List<FieldIssue> issues) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(body(code, message, issues));
    if (code == ErrorCode.SERVICE_UNAVAILABLE) {
      response.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (status == 401) {
      response.header("WWW-Authenticate", "Bearer realm=\"shrutik\"");
    }
    return response.build();
  }

  /** The body alone. */
  public static Map<String, Object> body(ErrorCode code, String message, List<FieldIssue> issues) {
    String wireCode = code == ErrorCode.BAD_REQUEST ? "VALIDATION_ERROR" : code.name();
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", wireCode);
    error.put("message", message);
    error.put("details", details(issues));
    error.put("request_id", MDC.get("request"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("detail", message);
    body.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    return body;
  }

  private static Map<String, Object> details(List<FieldIssue> issues) {
    if (issues.isEmpty()) {
      return null;
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("field", issues.get(0).field());
    details.put("issue", issues.get(0).issue());
    details.put(
        "validation_errors",
        issues.stream()
            .map(
                issue ->
                    Map.of(
                        "field", issue.field(), "issue", issue.issue(), "message", issue.issue()))
            .toList());
    return details;
  }
}
