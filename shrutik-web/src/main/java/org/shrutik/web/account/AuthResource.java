package org.shrutik.web.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.AccountService;
import org.shrutik.account.LoginService;
import org.shrutik.account.SessionClient;
import org.shrutik.account.SessionService;
import org.shrutik.account.TokenPair;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.security.ClientAddress;
import org.shrutik.web.security.SessionCookies;

/** Opening an account, logging in and out. */
@Path("auth")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {
  @Inject private AccountService accounts;
  @Inject private LoginService logins;
  @Inject private SessionService sessions;
  @Inject private SessionCookies cookies;
  @Inject private ClientAddress addresses;
  @Inject private CallerContext context;
  @Context private HttpServletRequest servlet;

  @POST
  @Path("register")
  @PermitAll
  @Operation(summary = "Open an account as contributor")
  @APIResponse(responseCode = "201", description = "The account")
  @APIResponse(responseCode = "400", description = "The address is taken")
  public Response register(@NotNull RegisterRequest request) {
    return Response.status(201)
        .entity(
            UserResponse.of(
                accounts.register(
                    request.name(),
                    request.email(),
                    request.password(),
                    request.preferredLanguage())))
        .build();
  }

  @POST
  @Path("login")
  @PermitAll
  @Operation(
      summary = "Exchange address and password for tokens",
      description =
          "With cookie=true, for browsers, the refresh token goes into an HttpOnly cookie instead of"
              + " the body. After repeated failures an address is locked for a while (429).")
  @APIResponse(responseCode = "200", description = "Tokens and the account")
  public Response login(@NotNull LoginRequest request) {
    Parse.needed("email", request.email(), "password", request.password());
    TokenPair pair = logins.login(request.email(), request.password(), client());
    return answer(pair, Boolean.TRUE.equals(request.cookie()));
  }

  @POST
  @Path("refresh")
  @PermitAll
  @Operation(
      summary = "Exchange a refresh token, once, for a new pair of tokens",
      description =
          "With {} for a body the token is taken from the cookie, and X-CSRF-Token is needed.")
  @APIResponse(responseCode = "200", description = "New tokens and the account")
  public Response refresh(@NotNull RefreshRequest request) {
    Optional<String> cookie =
        request.refreshToken() == null ? cookies.refreshToken(servlet) : Optional.empty();
    cookie.ifPresent(token -> cookies.requireOwnPage(servlet, token));
    String token = cookie.orElse(request.refreshToken());
    Parse.needed("refresh_token", token);
    return answer(
        sessions
            .refresh(token, client())
            .orElseThrow(
                () ->
                    ShrutikException.unauthenticated(
                        "The refresh token is unknown, spent or expired. Log in again.")),
        cookie.isPresent());
  }

  @POST
  @Path("logout")
  @PermitAll
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "End the session that the access token, or else the cookie, belongs to",
      description = "With the cookie alone X-CSRF-Token is needed.")
  @APIResponse(responseCode = "200", description = "The session is over")
  public Response logout() {
    Optional<String> cookie = cookies.refreshToken(servlet);
    if (context.current().isPresent()) {
      context.tokenFamily().ifPresent(family -> sessions.end(context.caller(), family));
    } else {
      String token = cookie.orElseThrow(() -> ShrutikException.unauthenticated("Log in first."));
      cookies.requireOwnPage(servlet, token);
      sessions.endOf(token);
    }
    Response.ResponseBuilder answer = Response.ok(Map.of("message", "Logged out."));
    return cookie.isPresent() ? answer.cookie(cookies.none(servlet)).build() : answer.build();
  }

  private SessionClient client() {
    return new SessionClient(addresses.of(servlet), servlet.getHeader("User-Agent"));
  }

  private Response answer(TokenPair pair, boolean cookie) {
    if (cookie) {
      String csrf = cookies.csrfToken(pair.refreshToken());
      return Response.ok(TokenResponse.of(pair, null, csrf))
          .cookie(cookies.of(servlet, pair.refreshToken()))
          .build();
    }
    return Response.ok(TokenResponse.of(pair, pair.refreshToken(), null)).build();
  }

  /** What a person tells to open an account; the rules are the domain's. */
  @Schema(
      example =
          "{\"email\":\"ann@example.org\",\"password\":\"secure_password\",\"name\":\"Ann\","
              + "\"preferred_language\":\"bn\"}")
  public record RegisterRequest(
      String name, String email, String password, String preferredLanguage) {}

  /**
   * Address and password.
   *
   * @param cookie true for browsers: the refresh token goes into a cookie
   */
  @Schema(example = "{\"email\":\"ann@example.org\",\"password\":\"secure_password\"}")
  public record LoginRequest(String email, String password, Boolean cookie) {}

  /** The token to be exchanged; absent where it is in the cookie. */
  public record RefreshRequest(String refreshToken) {}

  /**
   * Tokens and whose they are.
   *
   * @param refreshToken null where it went into the cookie
   * @param csrfToken null without the cookie
   */
  @Schema(name = "TokenResponse")
  public record TokenResponse(
      String accessToken,
      String refreshToken,
      String csrfToken,
      String tokenType,
      long expiresIn,
      UserResponse user) {
    static TokenResponse of(TokenPair pair, String refreshToken, String csrfToken) {
      return new TokenResponse(
          pair.accessToken(),
          refreshToken,
          csrfToken,
          "bearer",
          pair.expiresIn(),
          UserResponse.of(pair.user()));
    }
  }
}
