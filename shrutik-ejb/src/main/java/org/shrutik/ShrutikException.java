package org.shrutik;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A failure that a client can understand. Rolls the transaction back and crosses EJB boundaries
 * unwrapped. Knows no HTTP: the web module maps the {@link ErrorCode}.
 */
@ApplicationException(rollback = true)
public class ShrutikException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final List<FieldIssue> issues;
  private final long retryAfterSeconds;

  public ShrutikException(ErrorCode code, String message, List<FieldIssue> issues) {
    this(code, message, issues, 0);
  }

  private ShrutikException(
      ErrorCode code, String message, List<FieldIssue> issues, long retryAfterSeconds) {
    super(message);
    this.code = code;
    this.issues = List.copyOf(issues);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public ShrutikException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  public ErrorCode code() {
    return code;
  }

  public List<FieldIssue> issues() {
    return issues;
  }

  /** After how many seconds it may be tried again; 0 where waiting does not help. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Too much was asked in too short a time. */
  public static ShrutikException limited(String message, long retryAfterSeconds) {
    return new ShrutikException(
        ErrorCode.RATE_LIMIT_EXCEEDED, message, List.of(), Math.max(1, retryAfterSeconds));
  }

  /** All faults of the input at once; the message is the first one. */
  public static ShrutikException invalid(List<FieldIssue> issues) {
    FieldIssue first = issues.get(0);
    return new ShrutikException(
        ErrorCode.VALIDATION_ERROR, first.field() + ": " + first.issue(), issues);
  }

  public static ShrutikException invalid(String field, String issue) {
    return invalid(List.of(new FieldIssue(field, issue)));
  }

  public static ShrutikException notFound(String what, Object id) {
    return new ShrutikException(
        ErrorCode.RESOURCE_NOT_FOUND,
        "There is no " + what + " " + id + ".",
        List.of(new FieldIssue(what.replace(' ', '_') + "_id", "not found")));
  }

  public static ShrutikException conflict(String field, String message) {
    return new ShrutikException(
        ErrorCode.CONFLICT, message, List.of(new FieldIssue(field, message)));
  }

  public static ShrutikException forbidden(String message) {
    return new ShrutikException(ErrorCode.INSUFFICIENT_PERMISSIONS, message);
  }

  public static ShrutikException unauthenticated(String message) {
    return new ShrutikException(ErrorCode.AUTHENTICATION_FAILED, message);
  }

  public static ShrutikException sessionExpired(String message) {
    return new ShrutikException(
        ErrorCode.SESSION_EXPIRED, message, List.of(new FieldIssue("session_id", "expired")));
  }
}
