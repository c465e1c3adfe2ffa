package org.shrutik.web.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The application of the pages. Its files are named by their content, so that browsers keep them;
 * every address that is no file is a page, which the application itself draws.
 */
@WebServlet("/app/*")
public class AppServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String ROOT = "/WEB-INF/app";
  private static final String NAMED_BY_CONTENT = "/assets/";
  private static final String BASE = "<base href=\"/app/\"";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript",
          "css", "text/css",
          "html", "text/html",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json",
          "webmanifest", "application/manifest+json");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      response.sendRedirect(request.getContextPath() + "/app/");
    } else if (path.equals("/index.html") || typeOf(path) == null) {
      page(request, response);
    } else {
      file(path, request, response);
    }
  }

  /** The one page; its base makes addresses hold below any context root. */
  private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try (InputStream in = getServletContext().getResourceAsStream(ROOT + "/index.html")) {
      if (in == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      String base = "<base href=\"" + request.getContextPath() + "/app/\"";
      byte[] body =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(BASE, base)
              .getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-cache");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  private void file(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean compressed = accepted != null && accepted.contains("gzip");
    try (InputStream zipped =
            compressed ? getServletContext().getResourceAsStream(ROOT + path + ".gz") : null;
        InputStream plain =
            zipped == null ? getServletContext().getResourceAsStream(ROOT + path) : null) {
      if (zipped == null && plain == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      response.setContentType(typeOf(path));
      response.setHeader("Vary", "Accept-Encoding");
      response.setHeader(
          "Cache-Control",
          path.startsWith(NAMED_BY_CONTENT) ? "public, max-age=31536000, immutable" : "no-cache");
      if (zipped != null) {
        response.setHeader("Content-Encoding", "gzip");
      }
      (zipped == null ? plain : zipped).transferTo(response.getOutputStream());
    }
  }

  /** The type of a file by its ending; null for what is no file of ours. */
  private static String typeOf(String path) {
    return TYPES.get(path.substring(path.lastIndexOf('.') + 1));
  }
}
