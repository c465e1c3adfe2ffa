package org.shrutik.web.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.AccountService;
import org.shrutik.account.Caller;
import org.shrutik.account.LoginService;
import org.shrutik.account.TokenPair;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Accounts and tokens of the caller. */
@Path("auth")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {
  @Inject private AccountService accounts;
  @Inject private LoginService logins;
  @Inject private CallerContext context;

  @POST
  @Path("register")
  @PermitAll
  @Operation(summary = "Open an account as contributor")
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
  @Operation(summary = "Exchange address and password for tokens")
  public TokenResponse login(@NotNull LoginRequest request) {
    Parse.needed("email", request.email(), "password", request.password());
    return TokenResponse.of(logins.login(request.email(), request.password()));
  }

  @POST
  @Path("refresh")
  @PermitAll
  @Operation(summary = "Exchange a refresh token, once, for a new pair of tokens")
  public TokenResponse refresh(@NotNull RefreshRequest request) {
    Parse.needed("refresh_token", request.refreshToken());
    return logins
        .refresh(request.refreshToken())
        .map(TokenResponse::of)
        .orElseThrow(
            () ->
                ShrutikException.unauthenticated(
                    "The refresh token is unknown, spent or expired. Log in again."));
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "End the session that the access token belongs to")
  public Map<String, Object> logout() {
    Caller caller = context.caller();
    context.tokenFamily().ifPresent(family -> logins.logout(caller, family));
    return Map.of("message", "Logged out.");
  }

  @GET
  @Path("me")
  @Operation(summary = "The caller's account")
  public UserResponse me() {
    return UserResponse.of(accounts.get(context.caller().userId()));
  }

  @POST
  @Path("api-keys")
  @Operation(summary = "Make an API key of one's own; the key is told once")
  public Response createKey(@NotNull CreateApiKeyRequest request) {
    Caller caller = context.caller();
    return Response.status(201)
        .entity(ApiKeyResponse.of(accounts.createApiKey(caller, caller.userId(), request.name())))
        .build();
  }

  @GET
  @Path("api-keys")
  @Operation(summary = "The caller's API keys, without the keys themselves")
  public Map<String, Object> keys() {
    Caller caller = context.caller();
    List<ApiKeyResponse> keys =
        accounts.apiKeys(caller, caller.userId()).stream().map(ApiKeyResponse::of).toList();
    return Map.of("api_keys", keys, "total", keys.size());
  }

  @DELETE
  @Path("api-keys/{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Revoke an API key")
  public Response revokeKey(@PathParam("id") int id) {
    accounts.revokeApiKey(context.caller(), id);
    return Response.noContent().build();
  }

  /** What a person tells to open an account; the rules are the domain's. */
  public record RegisterRequest(
      String name, String email, String password, String preferredLanguage) {}

  /** Address and password. */
  public record LoginRequest(String email, String password) {}

  /** The token to be exchanged. */
  public record RefreshRequest(String refreshToken) {}

  /** The name by which its owner knows a key. */
  public record CreateApiKeyRequest(String name) {}

  /** Tokens and whose they are. */
  public record TokenResponse(
      String accessToken,
      String refreshToken,
      String tokenType,
      long expiresIn,
      UserResponse user) {
    static TokenResponse of(TokenPair pair) {
      return new TokenResponse(
          pair.accessToken(),
          pair.refreshToken(),
          "bearer",
          pair.expiresIn(),
          UserResponse.of(pair.user()));
    }
  }
}
