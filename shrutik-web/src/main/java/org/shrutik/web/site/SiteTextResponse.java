package org.shrutik.web.site;

import org.shrutik.site.SiteRepository.Text;

/** A text of a site, in Markdown. */
public record SiteTextResponse(
    String kind, String language, String text, int version, String updatedAt) {
  static SiteTextResponse of(Text text) {
    return new SiteTextResponse(
        text.kind().wire(),
        text.language(),
        text.text(),
        text.version(),
        text.updatedAt().toString());
  }
}
