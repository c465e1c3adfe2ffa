package org.shrutik.web.consent;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.consent.Consent.Guardian;
import org.shrutik.consent.ConsentService;
import org.shrutik.web.security.CallerContext;

/** What speakers agree to. */
@Path("consent")
@Tag(name = "consent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentResource {
  @Inject private ConsentService consents;
  @Inject private CallerContext context;

  @GET
  @Path("text")
  @PermitAll
  @Operation(
      summary = "What speakers are asked to agree to",
      description = "In the asked language, else in English. mode: off, ask or require.")
  @APIResponse(responseCode = "200", description = "The text with its version and SHA-256")
  public ConsentTextResponse text(@QueryParam("language") String language) {
    return ConsentTextResponse.of(consents.text(language));
  }

  @GET
  @Operation(summary = "Whether the caller has agreed, and to what")
  @APIResponse(responseCode = "200", description = "How it stands")
  public ConsentResponse state() {
    return ConsentResponse.of(consents.state(context.caller()));
  }

  @POST
  @Operation(
      summary = "Agree to a text",
      description =
          "By its language, version and SHA-256, as it was read. Whoever is not of age names the"
              + " guardian who agrees.")
  @APIResponse(responseCode = "201", description = "How it stands now")
  @APIResponse(responseCode = "409", description = "CONFLICT: the text was worded anew")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response give(@NotNull ConsentRequest request) {
    if (request.ofAge() == null) {
      throw ShrutikException.invalid("of_age", "must be true or false");
    }
    GuardianRequest guardian = request.guardian();
    return Response.status(201)
        .entity(
            ConsentResponse.of(
                consents.give(
                    context.caller(),
                    request.language(),
                    request.version(),
                    request.sha256(),
                    request.ofAge(),
                    guardian == null ? null : new Guardian(guardian.name(), guardian.relation()))))
        .build();
  }

  @DELETE
  @Operation(
      summary = "Agree no more",
      description = "What was recorded stays until it is withdrawn.")
  @APIResponse(responseCode = "200", description = "How it stands now")
  public ConsentResponse takeBack() {
    return ConsentResponse.of(consents.takeBack(context.caller()));
  }

  /** Somebody agrees. */
  public record ConsentRequest(
      Integer version, String language, String sha256, Boolean ofAge, GuardianRequest guardian) {}

  /** Who agrees for somebody who is not of age. */
  public record GuardianRequest(String name, String relation) {}
}
