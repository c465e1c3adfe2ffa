package org.shrutik.web.rest;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;

/** What JAX-RS itself refuses: unknown paths, wrong methods, unreadable parameters. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonbException || cause instanceof JsonParsingException) {
        return UnreadableJson.toResponse(cause);
      }
    }
    Response original = e.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    Response answer =
        switch (status) {
          // Of what a client sends only a body can be refused so: here, one that is empty.
          case 400 -> UnreadableJson.toResponse(e);
          case 401 -> ErrorResponse.of(ErrorCode.AUTHENTICATION_FAILED, "Log in first.", List.of());
          case 403 ->
              ErrorResponse.of(
                  ErrorCode.INSUFFICIENT_PERMISSIONS, "Your role does not permit this.", List.of());
          case 404 ->
              ErrorResponse.of(
                  ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this address.", List.of());
          case 405 ->
              ErrorResponse.of(
                  405, ErrorCode.BAD_REQUEST, "This address does not know the method.", List.of());
          case 406 ->
              ErrorResponse.of(
                  406,
                  ErrorCode.BAD_REQUEST,
                  "None of the accepted media types can be produced.",
                  List.of(new FieldIssue("Accept", "application/json is produced")));
          case 415 ->
              ErrorResponse.of(
                  415,
                  ErrorCode.UNSUPPORTED_FORMAT,
                  "The body must be of another media type.",
                  List.of(new FieldIssue("Content-Type", "application/json is expected")));
          default ->
              ErrorResponse.of(
                  status,
                  status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR,
                  "The request cannot be understood.",
                  List.of());
        };
    String allow = original.getHeaderString("Allow");
    return allow == null ? answer : Response.fromResponse(answer).header("Allow", allow).build();
  }
}
