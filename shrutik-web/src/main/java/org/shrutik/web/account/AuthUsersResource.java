package org.shrutik.web.account;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.PageRequest;
import org.shrutik.account.UserAdministrationService;
import org.shrutik.account.UserFilter;
import org.shrutik.web.account.UsersResource.CreateUserRequest;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/**
 * Accounts at the addresses of earlier clients; {@link UsersResource} is the place for new ones.
 */
@Path("auth/users")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthUsersResource {
  @Inject private UserAdministrationService users;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "The newest 1000 accounts as an array")
  public List<UserResponse> list() {
    PageRequest all = new PageRequest(0, PageRequest.MAX_LIMIT, OptionalLong.empty());
    return users.list(context.caller(), UserFilter.ALL, all).items().stream()
        .map(member -> UserResponse.of(member.user()))
        .toList();
  }

  @POST
  @Operation(summary = "Create an account in any role")
  @APIResponse(responseCode = "201", description = "The account")
  @APIResponse(responseCode = "400", description = "The address is taken")
  public Response create(@NotNull CreateUserRequest request) {
    return request.create(users, context.caller());
  }

  @PUT
  @Path("{id}/role")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Give a person another role")
  @APIResponse(responseCode = "409", description = "It is the last administrator")
  public UserResponse changeRole(@PathParam("id") int id, @QueryParam("new_role") String role) {
    Parse.needed("new_role", role);
    return UserResponse.of(
        users.changeRole(context.caller(), id, UsersResource.role(role).orElseThrow()));
  }
}
