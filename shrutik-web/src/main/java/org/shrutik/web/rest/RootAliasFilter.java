package org.shrutik.web.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * The one table of paths that other services have at the root: each is the same below {@code /api}.
 * Pages of the web interface have none of these names.
 */
@WebFilter(
    filterName = "root-aliases",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class RootAliasFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> ALIASES =
      Set.of("jobs", "metadata", "transcript", "log", "admin", "token");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    int end = path.indexOf('/', 1);
    String first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    if (ALIASES.contains(first)) {
      request.getRequestDispatcher("/api" + path).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
