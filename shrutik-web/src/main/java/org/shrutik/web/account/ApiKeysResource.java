package org.shrutik.web.account;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.ApiKeyService;
import org.shrutik.account.Caller;
import org.shrutik.web.security.CallerContext;

/** The caller's API keys. */
@Path("auth/api-keys")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
  @Inject private ApiKeyService keys;
  @Inject private CallerContext context;

  @POST
  @Operation(
      summary = "Make an API key of one's own; the key is told once",
      description = "With scopes it is limited to these permissions.")
  @APIResponse(responseCode = "201", description = "The key")
  public Response create(@NotNull CreateApiKeyRequest request) {
    Caller caller = context.caller();
    return Response.status(201)
        .entity(
            ApiKeyResponse.of(
                keys.create(caller, caller.userId(), request.name(), request.scopes())))
        .build();
  }

  @GET
  @Operation(summary = "The caller's API keys, without the keys themselves")
  public Map<String, Object> list() {
    Caller caller = context.caller();
    List<ApiKeyResponse> all =
        keys.list(caller, caller.userId()).stream().map(ApiKeyResponse::of).toList();
    return Map.of("api_keys", all, "total", all.size());
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Revoke an API key")
  @APIResponse(responseCode = "204", description = "It is worthless now")
  public Response revoke(@PathParam("id") int id) {
    keys.revoke(context.caller(), id);
    return Response.noContent().build();
  }

  /**
   * A key to be made.
   *
   * @param name by which its owner knows it
   * @param scopes the permissions it is limited to, null for all that its owner has
   */
  @Schema(example = "{\"name\":\"laptop\",\"scopes\":[\"record_voice\",\"view_own_data\"]}")
  public record CreateApiKeyRequest(String name, List<String> scopes) {}
}
