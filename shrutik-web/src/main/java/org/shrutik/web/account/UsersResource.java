package org.shrutik.web.account;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.account.ApiKeyService;
import org.shrutik.account.Caller;
import org.shrutik.account.PasswordService;
import org.shrutik.account.Role;
import org.shrutik.account.UserAdministrationService;
import org.shrutik.account.UserAdministrationService.Member;
import org.shrutik.account.UserFilter;
import org.shrutik.web.account.ApiKeysResource.CreateApiKeyRequest;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Accounts as administrators see them. */
@Path("admin/users")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {
  @Inject private UserAdministrationService users;
  @Inject private ApiKeyService keys;
  @Inject private PasswordService passwords;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "The accounts, newest first",
      description =
          "Filters: role, q (part of name or address), suspended, created_from, created_before. Without"
              + " any parameter of a page the answer is the bare array, at most 1000 long, that"
              + " earlier clients read.")
  public Object list(
      @QueryParam("role") String role,
      @QueryParam("q") String text,
      @QueryParam("suspended") String suspended,
      @QueryParam("created_from") String from,
      @QueryParam("created_before") String before,
      @BeanParam PageParams page) {
    UserFilter filter =
        new UserFilter(
            role(role),
            Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty()),
            Parse.flag("suspended", suspended),
            Parse.from("created_from", from),
            Parse.from("created_before", before));
    Page<Member> found = users.list(context.caller(), filter, page.request());
    return page.given()
        ? PageParams.body("users", found, MemberResponse::of)
        : found.items().stream().map(MemberResponse::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One account")
  public MemberResponse get(@PathParam("id") int id) {
    return MemberResponse.of(users.get(context.caller(), id));
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
  @Operation(summary = "Give a person another role")
  @APIResponse(responseCode = "409", description = "It is the last administrator")
  public UserResponse changeRole(@PathParam("id") int id, @NotNull ChangeRoleRequest request) {
    Parse.needed("role", request.role());
    return UserResponse.of(
        users.changeRole(context.caller(), id, role(request.role()).orElseThrow()));
  }

  @POST
  @Path("{id}/suspension")
  @Operation(summary = "Keep a person out, for a time or for good, and tell why")
  @APIResponse(responseCode = "409", description = "It is the last administrator")
  public MemberResponse suspend(@PathParam("id") int id, @NotNull SuspensionRequest request) {
    users.suspend(
        context.caller(), id, request.reason(), Parse.from("until", request.until()).orElse(null));
    return get(id);
  }

  @DELETE
  @Path("{id}/suspension")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Let a suspended person in again")
  public MemberResponse liftSuspension(@PathParam("id") int id) {
    users.liftSuspension(context.caller(), id);
    return get(id);
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete an account; what the person contributed stays, without a name")
  @APIResponse(responseCode = "409", description = "It is the last administrator")
  public Map<String, Object> delete(@PathParam("id") int id) {
    users.delete(context.caller(), id);
    return Map.of("message", "The account is deleted.");
  }

  @POST
  @Path("{id}/password-reset")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "A token with which the person sets a new password, to be handed over")
  @APIResponse(responseCode = "201", description = "The token, told once")
  public Response resetPassword(@PathParam("id") int id) {
    return Response.status(201)
        .entity(Map.of("token", passwords.handOut(context.caller(), id)))
        .build();
  }

  @POST
  @Path("{id}/api-keys")
  @Operation(summary = "Make an API key for a person; the key is told once")
  @APIResponse(responseCode = "201", description = "The key")
  public Response createKey(@PathParam("id") int id, @NotNull CreateApiKeyRequest request) {
    return Response.status(201)
        .entity(
            ApiKeyResponse.of(keys.create(context.caller(), id, request.name(), request.scopes())))
        .build();
  }

  static Optional<Role> role(String word) {
    return Parse.word("role", word, Role::ofWire, Parse.words(Role.values(), Role::wire));
  }

  /** An account to be made; the rules are the domain's. */
  @Schema(
      example =
          "{\"name\":\"Ann\",\"email\":\"ann@example.org\",\"password\":\"secure_password\","
              + "\"role\":\"reviewer\"}")
  public record CreateUserRequest(String name, String email, String password, String role) {
    Response create(UserAdministrationService users, Caller caller) {
      return Response.status(201)
          .entity(
              UserResponse.of(
                  users.create(
                      caller,
                      name,
                      email,
                      password,
                      UsersResource.role(role).orElse(Role.CONTRIBUTOR))))
          .build();
    }
  }

  /** The role in its wire form. */
  @Schema(example = "{\"role\":\"reviewer\"}")
  public record ChangeRoleRequest(String role) {}

  /**
   * A suspension.
   *
   * @param until a moment, ISO 8601; null for good
   */
  @Schema(example = "{\"reason\":\"Insults in transcriptions\",\"until\":\"2027-01-01T00:00:00Z\"}")
  public record SuspensionRequest(String reason, String until) {}
}
