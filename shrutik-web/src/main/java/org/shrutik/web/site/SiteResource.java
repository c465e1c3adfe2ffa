package org.shrutik.web.site;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.site.SiteRepository.Logo;
import org.shrutik.site.SiteService;
import org.shrutik.site.SiteTextKind;
import org.shrutik.web.rest.Parse;

/** What a site is called, how it looks, and what it tells its people; for everybody. */
@Path("site")
@Tag(name = "site")
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {
  @Inject private SiteService site;
  @Context private UriInfo uri;

  @GET
  @PermitAll
  @Operation(summary = "What the site is called and how it looks")
  @APIResponse(responseCode = "200", description = "Name, logo, colours, and languages of texts")
  public SiteResponse get() {
    return SiteResponse.of(site.identity(), site.languages(), uri);
  }

  @GET
  @Path("logo")
  @PermitAll
  @Produces({"image/png", "image/jpeg"})
  @Operation(summary = "The site's logo")
  @APIResponse(responseCode = "200", description = "The picture")
  @APIResponse(responseCode = "304", description = "The client has it")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND: the site has none")
  public Response logo(@Context Request request) {
    Logo logo = site.logo();
    EntityTag tag = new EntityTag(logo.sha256());
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(logo.bytes(), logo.type()) : known)
        .tag(tag)
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  @GET
  @Path("texts/{kind}")
  @PermitAll
  @Operation(
      summary = "A text of the site (Markdown)",
      description =
          "kind: privacy, conduct, licence, guidelines_recording or guidelines_transcription. In"
              + " the asked language, else in English.")
  @APIResponse(responseCode = "200", description = "The text")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public SiteTextResponse text(
      @PathParam("kind") String kind, @QueryParam("language") String language) {
    return SiteTextResponse.of(site.text(kind(kind), language));
  }

  static SiteTextKind kind(String word) {
    return Parse.word(
            "kind",
            word,
            w -> java.util.Optional.of(SiteTextKind.ofWire(w).orElseThrow(() -> unknown(w))),
            Parse.words(SiteTextKind.values(), SiteTextKind::wire))
        .orElseThrow(() -> unknown(word));
  }

  private static ShrutikException unknown(String word) {
    return ShrutikException.notFound("text", word);
  }
}
