package org.shrutik.web.site;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.site.SiteRepository.Identity;
import org.shrutik.site.SiteService;
import org.shrutik.web.security.CallerContext;

/** Changing a site's name, look and texts. */
@Path("admin/site")
@Tag(name = "site")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminSiteResource {
  @Inject private SiteService site;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @PUT
  @Operation(summary = "Change the site's name and colours")
  @APIResponse(responseCode = "200", description = "The site as it is now")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public SiteResponse change(@NotNull SiteRequest request) {
    ColoursRequest colours =
        request.colours() == null ? new ColoursRequest(null, null) : request.colours();
    return response(
        site.change(context.caller(), request.name(), colours.primary(), colours.accent()));
  }

  @PUT
  @Path("logo")
  @Consumes({"image/png", "image/jpeg"})
  @Operation(summary = "Change the site's logo, a PNG or JPEG of at most 512 kB")
  @APIResponse(responseCode = "200", description = "The site as it is now")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "413", description = "FILE_TOO_LARGE")
  @APIResponse(responseCode = "415", description = "UNSUPPORTED_FORMAT")
  public SiteResponse changeLogo(InputStream body) throws IOException {
    Caller caller = context.caller();
    caller.require(Permission.MANAGE_USERS);
    return response(site.changeLogo(caller, body.readNBytes(SiteService.MAX_LOGO + 1)));
  }

  @DELETE
  @Path("logo")
  @Operation(summary = "Remove the site's logo")
  @APIResponse(responseCode = "200", description = "The site as it is now")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public SiteResponse removeLogo() {
    return response(site.removeLogo(context.caller()));
  }

  @PUT
  @Path("texts/{kind}")
  @Operation(summary = "Word a text of the site anew, in one language")
  @APIResponse(responseCode = "200", description = "The text")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public SiteTextResponse write(@PathParam("kind") String kind, @NotNull TextRequest request) {
    return SiteTextResponse.of(
        site.write(context.caller(), SiteResource.kind(kind), request.language(), request.text()));
  }

  private SiteResponse response(Identity identity) {
    return SiteResponse.of(identity, site.languages(), uri);
  }

  /** Name and colours. */
  public record SiteRequest(String name, ColoursRequest colours) {}

  /** Colours; null is the usual one. */
  public record ColoursRequest(String primary, String accent) {}

  /** A text in a language. */
  @Schema(name = "SiteTextRequest")
  public record TextRequest(String language, String text) {}
}
