package org.shrutik.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.config.Settings;

/**
 * The refresh token of a browser, in a cookie that no script can read. A request that the cookie
 * stands for must show, in the header {@code X-CSRF-Token}, that it comes from the site's own
 * pages: the value of a second cookie, which only they can read and which belongs to that refresh
 * token.
 */
@ApplicationScoped
public class SessionCookies {
  public static final String SESSION = "shrutik_session";
  public static final String CSRF = "shrutik_csrf";
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final int SECONDS_A_DAY = 86_400;

  @Inject private ClientAddress addresses;

  /** The refresh token of this browser, if it has one. */
  public Optional<String> refreshToken(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(SESSION) && !cookie.getValue().isEmpty()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Passes for a request of the site's own pages.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS for another
   */
  public void requireOwnPage(HttpServletRequest request, String refreshToken) {
    String shown = request.getHeader(CSRF_HEADER);
    if (shown == null
        || !MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8),
            csrfToken(refreshToken).getBytes(StandardCharsets.UTF_8))) {
      throw ShrutikException.forbidden(
          "A request with the session's cookie needs the header "
              + CSRF_HEADER
              + " with the value of the cookie "
              + CSRF
              + ".");
    }
  }

  /** What the site's own pages can show for a refresh token, and nobody else. */
  public String csrfToken(String refreshToken) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(("csrf:" + refreshToken).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The two cookies of a session. */
  public NewCookie[] of(HttpServletRequest request, String refreshToken) {
    int life = Settings.TOKEN_REFRESH_DAYS.asInt() * SECONDS_A_DAY;
    return cookies(request, refreshToken, csrfToken(refreshToken), life);
  }

  /** What makes the browser forget them. */
  public NewCookie[] none(HttpServletRequest request) {
    return cookies(request, "", "", 0);
  }

  private NewCookie[] cookies(
      HttpServletRequest request, String session, String csrf, int lifeSeconds) {
    String root = request.getContextPath();
    boolean secure = addresses.isSecure(request);
    return new NewCookie[] {
      new NewCookie.Builder(SESSION)
          .value(session)
          .path(root + "/api")
          .httpOnly(true)
          .maxAge(lifeSeconds)
          .secure(secure)
          .sameSite(NewCookie.SameSite.STRICT)
          .build(),
      new NewCookie.Builder(CSRF)
          .value(csrf)
          .path(root + "/")
          .maxAge(lifeSeconds)
          .secure(secure)
          .sameSite(NewCookie.SameSite.STRICT)
          .build()
    };
  }
}
