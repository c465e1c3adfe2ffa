package org.shrutik.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a site may close besides what every use case checks: the description of the interface, and
 * the interface itself for pages of other sites. An origin is compared whole, never by its
 * beginning. A header is no proof of anything; whoever has to be kept out needs no account.
 */
@WebFilter(
    filterName = "access",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class AccessFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);
  private static final int MOST_LOGGED = 100;

  private final boolean docsPublic = Settings.HTTP_DOCS_PUBLIC.asBoolean();
  private final boolean originRequired = Settings.HTTP_ORIGIN_REQUIRED.asBoolean();
  private final Set<String> origins =
      Stream.concat(
              Arrays.stream(Settings.HTTP_CORS_ORIGINS.value().split(",", -1)).map(String::strip),
              originOf(Settings.HTTP_PUBLIC_URL.value()).stream())
          .filter(origin -> !origin.isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!docsPublic && path.matches("/(docs|redoc|openapi)(/.*|\\..*)?")) {
      refuse(request, response, "the description is not public");
    } else if (originRequired && isInterface(path) && !isKnown(request)) {
      refuse(request, response, "its origin is not one of those that may call");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Health stays public, and so does what is signed by itself. */
  private static boolean isInterface(String path) {
    return path.startsWith("/api/")
        && !path.matches("/api(/v1)?(/health)?/?")
        && !path.matches("/api(/v1)?/audio/objects/[^/]+");
  }

  private boolean isKnown(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return origins.contains(origin);
    }
    return originOf(request.getHeader("Referer")).filter(origins::contains).isPresent();
  }

  private static Optional<String> originOf(String address) {
    if (address == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      return uri.getScheme() == null || uri.getRawAuthority() == null
          ? Optional.empty()
          : Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    String path = request.getRequestURI().replaceAll("[^\\x20-\\x7e]", "?");
    LOG.info(
        "Refused {} {}: {}",
        request.getMethod(),
        path.length() > MOST_LOGGED ? path.substring(0, MOST_LOGGED) : path,
        why);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
