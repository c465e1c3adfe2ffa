package org.shrutik.web.rest;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;

/** All faults that Bean Validation found, with the fields named as the client wrote them. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException e) {
    List<FieldIssue> issues =
        e.getConstraintViolations().stream()
            .map(violation -> new FieldIssue(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldIssue::field))
            .toList();
    return ErrorResponse.of(
        ErrorCode.VALIDATION_ERROR, issues.get(0).field() + ": " + issues.get(0).issue(), issues);
  }

  private static String field(ConstraintViolation<?> violation) {
    StringBuilder path = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case METHOD, PARAMETER, CONSTRUCTOR, RETURN_VALUE, CROSS_PARAMETER -> {
          // Not a name that the client knows.
        }
        default -> {
          if (node.getName() != null) {
            if (!path.isEmpty()) {
              path.append('.');
            }
            path.append(snake(node.getName()));
          }
          if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
          }
        }
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
