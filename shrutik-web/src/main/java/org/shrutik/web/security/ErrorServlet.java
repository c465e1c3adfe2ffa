package org.shrutik.web.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.web.rest.ErrorResponse;
import org.shrutik.web.rest.JsonConfiguration;

/**
 * Errors that arise before any resource is reached, such as an access token that the server
 * refuses, in the documented form.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object attribute = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = attribute instanceof Integer code ? code : 404;
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
