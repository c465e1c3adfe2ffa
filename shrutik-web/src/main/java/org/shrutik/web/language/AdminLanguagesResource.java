package org.shrutik.web.language;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Permission;
import org.shrutik.language.LanguageService;
import org.shrutik.web.security.CallerContext;

/** Languages in the shape of the older interface. */
@Path("admin/languages")
@Tag(name = "languages")
@Produces(MediaType.APPLICATION_JSON)
public class AdminLanguagesResource {
  @Inject private LanguageService languages;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "All languages by name, also those out of use")
  @APIResponse(responseCode = "200", description = "An array")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public List<NameResponse> list() {
    context.caller().require(Permission.VIEW_STATISTICS);
    return languages.byId().values().stream()
        .map(l -> new NameResponse(l.getId(), l.getName(), l.getCode(), l.isActive()))
        .toList();
  }

  /** A language by name. */
  public record NameResponse(int id, String name, String code, boolean active) {}
}
