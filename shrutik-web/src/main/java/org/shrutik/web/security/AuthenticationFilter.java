package org.shrutik.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.shrutik.ShrutikException;
import org.shrutik.account.AccessTokens;
import org.shrutik.account.Caller;
import org.shrutik.account.LoginService;
import org.slf4j.MDC;

/**
 * Finds the caller: by an API key, or by the access token that the server has verified. The role is
 * the one in force now, and a token whose family was revoked is refused.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
  public static final String API_KEY = "X-API-Key";

  @Inject private LoginService logins;
  @Inject private CallerContext context;

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      authenticate(request);
    } catch (ShrutikException e) {
      // Told once the request is counted: guessing keys is limited like everything else.
      context.refuse(e);
    }
  }

  private void authenticate(ContainerRequestContext request) {
    String key = request.getHeaderString(API_KEY);
    if (key != null) {
      Caller caller =
          logins
              .callerOfApiKey(key)
              .orElseThrow(
                  () -> ShrutikException.unauthenticated("The API key is unknown or revoked."));
      enter(caller, null);
    } else if (request.getSecurityContext() != null
        && request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      String family = token.getClaim(AccessTokens.FAMILY_CLAIM);
      Caller caller =
          callerOf(token, family)
              .orElseThrow(
                  () -> ShrutikException.unauthenticated("The session was ended. Log in again."));
      enter(caller, family);
    }
  }

  private Optional<Caller> callerOf(JsonWebToken token, String family) {
    try {
      return logins.callerOf(Integer.parseInt(token.getSubject()), family);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void enter(Caller caller, String family) {
    context.enter(caller, family);
    MDC.put("user", String.valueOf(caller.userId()));
  }
}
