package org.shrutik.web.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The root address: browsers are led to the pages, programs are told what this is. */
@WebServlet("")
public class StartServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final List<String> KNOWN = List.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (KNOWN.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", KNOWN));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.addHeader("Vary", "Accept");
    String accepted = request.getHeader("Accept");
    if (accepted != null && accepted.contains("text/html")) {
      response.sendRedirect(request.getContextPath() + "/app/");
      return;
    }
    String root = request.getContextPath();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", "Shrutik");
    body.put(
        "description", "Communities record speech, transcribe it together and release datasets.");
    body.put("version", ApiApplication.VERSION);
    body.put("docs", root + "/docs/");
    body.put("health", root + "/health");
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response
        .getOutputStream()
        .write(JsonConfiguration.JSON.toJson(body).getBytes(StandardCharsets.UTF_8));
  }
}
