package org.shrutik.web.progress;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.progress.ProgressRepository.Profile;
import org.shrutik.progress.ProgressService;
import org.shrutik.web.security.CallerContext;

/** What the caller says of itself as a speaker. */
@Path("auth/me/speaker")
@Tag(name = "progress")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SpeakerResource {
  private static final String PURPOSE =
      "All of it is optional and in your own words. It is used to see whose voices are missing, so"
          + " that recognisers understand everybody; it is shown in sums of at least three people.";

  @Inject private ProgressService progress;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "What the caller says of itself as a speaker, and why that is asked")
  @APIResponse(responseCode = "200", description = "The description and its purpose")
  public SpeakerResponse get() {
    return SpeakerResponse.of(progress.profile(context.caller()));
  }

  @PUT
  @Operation(summary = "Describe oneself as a speaker, in one's own words or not at all")
  @APIResponse(responseCode = "200", description = "The description and its purpose")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public SpeakerResponse describe(@NotNull SpeakerRequest request) {
    return SpeakerResponse.of(
        progress.describe(
            context.caller(),
            new Profile(
                request.gender(), request.ageGroup(), request.dialect(), request.accent())));
  }

  @DELETE
  @Operation(summary = "Take back what one said of oneself")
  @APIResponse(responseCode = "204", description = "Nothing of it is kept")
  public void forget() {
    progress.forgetProfile(context.caller());
  }

  /** What somebody says. */
  public record SpeakerRequest(String gender, String ageGroup, String dialect, String accent) {}

  /** What somebody said, and why it is asked. */
  public record SpeakerResponse(
      String gender, String ageGroup, String dialect, String accent, String purpose) {
    static SpeakerResponse of(Profile profile) {
      return new SpeakerResponse(
          profile.gender(), profile.ageGroup(), profile.dialect(), profile.accent(), PURPOSE);
    }
  }
}
