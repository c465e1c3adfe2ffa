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
      if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
        return ErrorResponse.of(
            ErrorCode.CONFLICT, "This exists already, or was sent twice at once.", List.of());
      }
      if (cause instanceof SQLException sql && "40P01".equals(sql.getSQLState())) {
        return ErrorResponse.of(
            ErrorCode.CONFLICT, "Somebody changed this at the same moment. Try again.", List.of());
      }
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, failure);
    return ErrorResponse.of(
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong here. The incident is " + incident + ".",
        List.of());
  }

  private static Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
