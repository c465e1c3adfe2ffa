package org.shrutik.consent;

import java.util.Locale;
import org.shrutik.config.Settings;

/** How much the site insists on consent. */
public enum ConsentMode {
  /** Nobody is asked. */
  OFF,
  /** The site's pages ask; other clients are left alone. */
  ASK,
  /** No recording session without it. */
  REQUIRE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one in force. */
  public static ConsentMode ofSite() {
    return valueOf(Settings.CONSENT_MODE.value().toUpperCase(Locale.ROOT));
  }
}
