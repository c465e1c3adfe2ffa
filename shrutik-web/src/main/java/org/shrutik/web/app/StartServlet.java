package org.shrutik.web.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.web.rest.JsonConfiguration;

/** The front door: browsers are led to the pages, programs are told what this is. */
@WebServlet("")
public class StartServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String root = request.getContextPath();
    String accepted = request.getHeader("Accept");
    response.setHeader("Vary", "Accept");
    if (accepted != null && accepted.contains("text/html")) {
      response.sendRedirect(root + "/app/");
      return;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", "Shrutik");
    body.put(
        "description",
        "Communities record speech in their own language, transcribe it together and release"
            + " datasets.");
    body.put("version", "1.0.0");
    body.put("docs", root + "/docs/");
    body.put("health", root + "/api/health");
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(JsonConfiguration.JSON.toJson(body).getBytes(StandardCharsets.UTF_8));
  }
}
