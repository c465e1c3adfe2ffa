package org.shrutik.web.withdrawal;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;
import org.shrutik.withdrawal.WithdrawalRepository.Clip;
import org.shrutik.withdrawal.WithdrawalService;

/** Taking back what was spoken. */
@Path("withdrawals")
@Tag(name = "withdrawal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WithdrawalsResource {
  @Inject private WithdrawalService withdrawals;
  @Inject private CallerContext context;

  @GET
  @Path("{receipt}")
  @PermitAll
  @Operation(summary = "How far a withdrawal is, for whoever holds its receipt")
  @APIResponse(responseCode = "200", description = "The receipt with what went")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public WithdrawalResponse get(@PathParam("receipt") String receipt) {
    return WithdrawalResponse.of(withdrawals.ofReceipt(receipt));
  }

  @GET
  @Operation(
      summary = "Clips of earlier releases that were taken back since, newest first",
      description = "Whoever has fetched a release removes these from it.")
  @APIResponse(responseCode = "200", description = "withdrawals, total, and where the page stands")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> feed(@QueryParam("since") String since, @BeanParam PageParams page) {
    return PageParams.body(
        "withdrawals",
        withdrawals.feed(context.caller(), Parse.from("since", since), page.request()),
        ClipResponse::of);
  }

  @POST
  @Path("recordings/{id}")
  @Operation(
      summary = "Take back one recording",
      description =
          "From now on nothing of it is offered, asked about or released; the answer is the"
              + " receipt.")
  @APIResponse(responseCode = "202", description = "The receipt")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response recording(@PathParam("id") int id, RecordingWithdrawalRequest request) {
    return Response.status(202)
        .entity(
            WithdrawalResponse.of(
                withdrawals.withdrawRecording(
                    context.caller(), id, request == null ? null : request.reason())))
        .build();
  }

  @POST
  @Path("account")
  @Operation(
      summary = "Close the caller's account and take back everything spoken under it",
      description =
          "transcriptions: remove takes out what the caller wrote of others' voices, too; keep"
              + " leaves it, without a name. The receipt tells how far it is: there is no account"
              + " any more.")
  @APIResponse(responseCode = "202", description = "The receipt")
  @APIResponse(responseCode = "409", description = "CONFLICT: the last administrator")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: a wrong password")
  public Response account(AccountWithdrawalRequest request) {
    String password = request == null ? null : request.password();
    Parse.needed("password", password);
    return Response.status(202)
        .entity(
            WithdrawalResponse.of(
                withdrawals.withdrawAccount(
                    context.caller(), password, keeps(request.transcriptions()), request.reason())))
        .build();
  }

  private static boolean keeps(String transcriptions) {
    return switch (transcriptions == null ? "remove" : transcriptions) {
      case "keep" -> true;
      case "remove" -> false;
      default -> throw ShrutikException.invalid("transcriptions", "must be remove or keep");
    };
  }

  /** Why, if one wants to say. */
  public record RecordingWithdrawalRequest(String reason) {}

  /** An account to close. */
  public record AccountWithdrawalRequest(String password, String transcriptions, String reason) {}

  /** A clip that was taken back. */
  public record ClipResponse(
      long id, String release, String clip, String sha256, String reason, String withdrawnAt) {
    static ClipResponse of(Clip clip) {
      return new ClipResponse(
          clip.id(),
          clip.release(),
          clip.clip(),
          clip.sha256(),
          clip.reason().toLowerCase(Locale.ROOT),
          Instant.ofEpochSecond(clip.epochSeconds()).toString());
    }
  }
}
