package org.shrutik.web.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.PasswordService;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Changing a password, and replacing a forgotten one. */
@Path("auth/password")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {
  @Inject private PasswordService passwords;
  @Inject private CallerContext context;

  @PUT
  @Operation(summary = "Change one's password; other sessions end")
  public Map<String, Object> change(@NotNull ChangePasswordRequest request) {
    Parse.needed(
        "current_password", request.currentPassword(), "new_password", request.newPassword());
    passwords.change(
        context.caller(), context.tokenFamily(), request.currentPassword(), request.newPassword());
    return Map.of("message", "The password is changed.");
  }

  @POST
  @Path("forgot")
  @PermitAll
  @Operation(
      summary = "Have a token sent to the address of an account, to set a new password with",
      description = "The answer does not tell whether there is such an account.")
  @APIResponse(responseCode = "202", description = "If there is such an account, mail is under way")
  @APIResponse(responseCode = "503", description = "The site sends no e-mail")
  public Response forgot(@NotNull ForgotPasswordRequest request) {
    Parse.needed("email", request.email());
    passwords.forgot(request.email());
    return Response.accepted(
            Map.of("message", "If there is an account with this address, mail is under way."))
        .build();
  }

  @POST
  @Path("reset")
  @PermitAll
  @Operation(summary = "Set a new password by a token, once; all sessions end")
  public Map<String, Object> reset(@NotNull ResetPasswordRequest request) {
    Parse.needed("token", request.token(), "password", request.password());
    passwords.reset(request.token(), request.password());
    return Map.of("message", "The password is changed. Log in with it.");
  }

  /** The present password and the next one. */
  @Schema(
      example =
          "{\"current_password\":\"secure_password\",\"new_password\":\"seven boats at dawn\"}")
  public record ChangePasswordRequest(String currentPassword, String newPassword) {}

  /** The address of an account. */
  @Schema(example = "{\"email\":\"ann@example.org\"}")
  public record ForgotPasswordRequest(String email) {}

  /** The token that was sent, and the new password. */
  public record ResetPasswordRequest(String token, String password) {}
}
