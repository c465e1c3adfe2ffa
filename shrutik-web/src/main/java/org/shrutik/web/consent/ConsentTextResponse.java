package org.shrutik.web.consent;

import org.shrutik.config.Settings;
import org.shrutik.consent.ConsentMode;
import org.shrutik.consent.ConsentText;
import org.shrutik.web.rest.Times;

/**
 * A wording, and how much the site insists on it.
 *
 * @param minimumAge from which a person agrees for itself
 */
public record ConsentTextResponse(
    int version,
    String language,
    String text,
    String sha256,
    int minimumAge,
    String mode,
    String createdAt) {
  static ConsentTextResponse of(ConsentText text) {
    return new ConsentTextResponse(
        text.getVersion(),
        text.getLanguage(),
        text.getText(),
        text.getSha256(),
        Settings.CONSENT_MINIMUM_AGE.asInt(),
        ConsentMode.ofSite().wire(),
        Times.wire(text.getCreatedAt()));
  }
}
