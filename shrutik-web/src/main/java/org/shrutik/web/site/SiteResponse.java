package org.shrutik.web.site;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.shrutik.site.SiteRepository.Identity;

/** What a site is called and how it looks. */
public record SiteResponse(
    String name, String logoUrl, ColoursResponse colours, List<String> languages) {
  static SiteResponse of(Identity identity, List<String> languages, UriInfo uri) {
    return new SiteResponse(
        identity.name(),
        identity.logoSha256() == null
            ? null
            : uri.getBaseUri().getPath() + "site/logo?v=" + identity.logoSha256().substring(0, 12),
        new ColoursResponse(identity.primaryColour(), identity.accentColour()),
        languages);
  }

  /** Null where the usual one is meant. */
  public record ColoursResponse(String primary, String accent) {}
}
