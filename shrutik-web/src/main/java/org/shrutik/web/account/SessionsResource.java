package org.shrutik.web.account;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.RefreshToken;
import org.shrutik.account.SessionService;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Where the caller is logged in. */
@Path("auth/sessions")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject private SessionService sessions;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "The caller's open sessions, the last used first")
  public Map<String, Object> list() {
    String current = context.tokenFamily().orElse("");
    List<SessionResponse> open =
        sessions.list(context.caller()).stream()
            .map(token -> SessionResponse.of(token, current))
            .toList();
    return Map.of("sessions", open, "total", open.size());
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "End one session")
  @APIResponse(responseCode = "204", description = "It is over")
  public Response end(@PathParam("id") String id) {
    sessions.end(context.caller(), id);
    return Response.noContent().build();
  }

  @DELETE
  @Operation(summary = "Log out everywhere, here too; API keys stay")
  @APIResponse(responseCode = "204", description = "All sessions are over")
  public Response endAll() {
    sessions.endAll(context.caller());
    return Response.noContent().build();
  }

  /**
   * A session.
   *
   * @param lastUsedAt when its tokens were last renewed
   * @param current whether this request belongs to it
   */
  @Schema(name = "LoginSessionResponse")
  public record SessionResponse(
      String id,
      String startedAt,
      String lastUsedAt,
      String expiresAt,
      String ipAddress,
      String userAgent,
      boolean current) {
    static SessionResponse of(RefreshToken token, String current) {
      return new SessionResponse(
          token.getFamily(),
          Times.wire(token.getStartedAt()),
          Times.wire(token.getCreatedAt()),
          Times.wire(token.getExpiresAt()),
          token.getAddress(),
          token.getUserAgent(),
          token.getFamily().equals(current));
    }
  }
}
