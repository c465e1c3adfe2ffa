package org.shrutik.web.consent;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.consent.ConsentService;
import org.shrutik.web.security.CallerContext;

/** The texts that speakers agree to, for administrators. */
@Path("admin/consent/texts")
@Tag(name = "consent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentTextsResource {
  @Inject private ConsentService consents;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Every wording there ever was, by language, the newest first")
  @APIResponse(responseCode = "200", description = "texts")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public TextsResponse texts() {
    return new TextsResponse(
        consents.texts(context.caller()).stream().map(ConsentTextResponse::of).toList());
  }

  @POST
  @Operation(
      summary = "Word it anew",
      description = "A new version, which everybody has to agree to again.")
  @APIResponse(responseCode = "201", description = "The new version")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response publish(@NotNull TextRequest request) {
    return Response.status(201)
        .entity(
            ConsentTextResponse.of(
                consents.publish(context.caller(), request.language(), request.text())))
        .build();
  }

  /** A new wording. */
  @Schema(name = "ConsentTextRequest")
  public record TextRequest(String language, String text) {}

  /** All wordings. */
  public record TextsResponse(List<ConsentTextResponse> texts) {}
}
