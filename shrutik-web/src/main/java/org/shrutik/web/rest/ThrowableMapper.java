package org.shrutik.web.rest;

import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything else. A database that is away answers 503; a row that somebody else changed at the
 * same moment 409; what nobody foresaw 500 with an incident id, under which the cause is in the
 * log.
 */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ThrowableMapper.class);

  @Override
  public Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof ShrutikException known) {
        return new ShrutikExceptionMapper().toResponse(known);
      }
      if (cause instanceof WebApplicationException known) {
        return new WebApplicationExceptionMapper().toResponse(known);
      }
      if (cause instanceof JsonbException) {
        return UnreadableJson.toResponse(cause);
      }
      if (cause instanceof jakarta.persistence.OptimisticLockException
          || cause instanceof jakarta.persistence.PessimisticLockException) {
        return ErrorResponse.of(
            ErrorCode.CONFLICT, "Somebody changed this at the same moment. Try again.", List.of());
      }
      if (Unavailable.tells(cause)) {
        LOG.warn("The database is away: {}", cause.getMessage());
        return ErrorResponse.of(
            ErrorCode.SERVICE_UNAVAILABLE,
            "The service cannot answer for the moment. Try again shortly.",
            List.of());
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        Response answer = ofState(sql.getSQLState());
        if (answer != null) {
          return answer;
        }
      }
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, failure);
    return ErrorResponse.of(
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong here. The incident is " + incident + ".",
        List.of());
  }

  /** What the database refused: a twin, a crossing change, or a value it cannot hold. */
  private static Response ofState(String state) {
    return switch (state) {
      case "23505" ->
          ErrorResponse.of(
              ErrorCode.CONFLICT, "This exists already, or was sent twice at once.", List.of());
      case "23503" ->
          ErrorResponse.of(
              ErrorCode.CONFLICT, "Something else refers to this, or is gone.", List.of());
      case "40001", "40P01" ->
          ErrorResponse.of(
              ErrorCode.CONFLICT,
              "Somebody changed this at the same moment. Try again.",
              List.of());
      case "22021", "22001", "22003", "22P05", "23514" ->
          ErrorResponse.of(
              ErrorCode.VALIDATION_ERROR,
              "A value cannot be stored: it is too long, too large or holds a character that no text"
                  + " may hold.",
              List.of(new FieldIssue("body", "holds a value that cannot be stored")));
      default -> null;
    };
  }

  private static Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
