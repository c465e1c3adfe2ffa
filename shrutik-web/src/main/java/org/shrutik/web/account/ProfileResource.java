package org.shrutik.web.account;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.AccountService;
import org.shrutik.account.Contributions;
import org.shrutik.web.security.CallerContext;

/** The caller's own account. */
@Path("auth/me")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProfileResource {
  @Inject private AccountService accounts;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "The caller's account")
  public UserResponse me() {
    return UserResponse.of(accounts.me(context.caller()));
  }

  @PATCH
  @Operation(summary = "Change one's name or preferred language; what is absent stays")
  public UserResponse change(@NotNull ProfileRequest request) {
    return UserResponse.of(
        accounts.describe(context.caller(), request.name(), request.preferredLanguage()));
  }

  @PUT
  @Operation(summary = "The same as PATCH")
  public UserResponse replace(@NotNull ProfileRequest request) {
    return change(request);
  }

  @GET
  @Path("stats")
  @Operation(summary = "What the caller has contributed")
  public StatsResponse stats() {
    Contributions own = accounts.contributions(context.caller());
    return new StatsResponse(
        own.recordings(), own.transcriptions(), own.reviews(), own.averageQuality());
  }

  /** What a person may change of the account; null leaves it as it is. */
  @Schema(example = "{\"name\":\"Ann\",\"preferred_language\":\"bn\"}")
  public record ProfileRequest(String name, String preferredLanguage) {}

  /**
   * What a person has contributed.
   *
   * @param avgTranscriptionQuality in stars, null where nothing is rated
   */
  public record StatsResponse(
      long recordingsCount,
      long transcriptionsCount,
      long qualityReviewsCount,
      Double avgTranscriptionQuality) {}
}
