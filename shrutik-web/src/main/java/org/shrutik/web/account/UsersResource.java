package org.shrutik.web.account;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.AccountService;
import org.shrutik.account.Role;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Accounts as administrators see them. */
@Path("admin/users")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {
  @Inject private AccountService accounts;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "The accounts, newest first")
  public Map<String, Object> list(@QueryParam("role") String role, @BeanParam PageParams page) {
    return PageParams.body(
        "users", accounts.list(context.caller(), role(role), page.request()), UserResponse::of);
  }

  @POST
  @Operation(summary = "Create an account in any role")
  public Response create(@NotNull CreateUserRequest request) {
    return Response.status(201)
        .entity(
            UserResponse.of(
                accounts.createUser(
                    context.caller(),
                    request.name(),
                    request.email(),
                    request.password(),
                    role(request.role()).orElse(Role.CONTRIBUTOR))))
        .build();
  }

  @PUT
  @Path("{id}/role")
  @Operation(summary = "Give a person another role")
  public UserResponse changeRole(@PathParam("id") int id, @NotNull ChangeRoleRequest request) {
    Parse.needed("role", request.role());
    return UserResponse.of(
        accounts.changeRole(context.caller(), id, role(request.role()).orElseThrow()));
  }

  @POST
  @Path("{id}/api-keys")
  @Operation(summary = "Make an API key for a person; the key is told once")
  public Response createKey(
      @PathParam("id") int id, @NotNull AuthResource.CreateApiKeyRequest request) {
    return Response.status(201)
        .entity(ApiKeyResponse.of(accounts.createApiKey(context.caller(), id, request.name())))
        .build();
  }

  static Optional<Role> role(String word) {
    return Parse.word("role", word, Role::ofWire, Parse.words(Role.values(), Role::wire));
  }

  /** An account to be made; the rules are the domain's. */
  public record CreateUserRequest(String name, String email, String password, String role) {}

  /** The role in its wire form. */
  public record ChangeRoleRequest(String role) {}
}
