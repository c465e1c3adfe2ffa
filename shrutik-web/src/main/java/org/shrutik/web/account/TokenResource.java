package org.shrutik.web.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.LoginService;
import org.shrutik.account.SessionClient;
import org.shrutik.account.TokenPair;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.ClientAddress;

/** Logging in with a form, as clients of the job service do; its user name is the address. */
@Path("token")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
  @Inject private LoginService logins;
  @Inject private ClientAddress addresses;
  @Context private HttpServletRequest servlet;

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Exchange address and password, as a form, for an access token")
  @APIResponse(responseCode = "200", description = "the token")
  @APIResponse(responseCode = "401", description = "the address or the password is wrong")
  @APIResponse(responseCode = "415", description = "UNSUPPORTED_FORMAT: no form")
  public TokenResponse token(
      @FormParam("username") String username, @FormParam("password") String password) {
    Parse.needed("username", username, "password", password);
    TokenPair pair =
        logins.login(
            username,
            password,
            new SessionClient(addresses.of(servlet), servlet.getHeader("User-Agent")));
    return new TokenResponse(pair.accessToken(), "bearer", false);
  }

  /** The token; a password that has to be changed does not exist here. */
  @Schema(name = "AccessTokenResponse")
  public record TokenResponse(String accessToken, String tokenType, boolean mustChangePassword) {}
}
