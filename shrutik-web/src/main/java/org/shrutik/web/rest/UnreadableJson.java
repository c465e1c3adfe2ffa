package org.shrutik.web.rest;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;

/** Tells a body that is no JSON (400) from one whose field has the wrong type (422). */
final class UnreadableJson {
  private static final Pattern PROPERTY = Pattern.compile("property '([^']+)'");

  private UnreadableJson() {}

  static Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShrutikException known) {
        return new ShrutikExceptionMapper().toResponse(known);
      }
    }
    StringBuilder path = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher matcher = PROPERTY.matcher(String.valueOf(cause.getMessage()));
      if (matcher.find()) {
        path.append(path.isEmpty() ? "" : ".").append(matcher.group(1));
      }
      if (cause instanceof jakarta.json.stream.JsonParsingException) {
        path.setLength(0);
        break;
      }
    }
    if (path.isEmpty()) {
      return ErrorResponse.of(
          ErrorCode.BAD_REQUEST,
          "The body is not readable JSON.",
          List.of(new FieldIssue("body", "must be one JSON object")));
    }
    return ErrorResponse.of(
        ErrorCode.VALIDATION_ERROR,
        path + ": has the wrong type",
        List.of(new FieldIssue(path.toString(), "has the wrong type")));
  }
}
