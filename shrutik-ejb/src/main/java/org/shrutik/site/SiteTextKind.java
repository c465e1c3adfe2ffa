package org.shrutik.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The texts that a site has. */
public enum SiteTextKind {
  PRIVACY,
  CONDUCT,
  LICENCE,
  GUIDELINES_RECORDING,
  GUIDELINES_TRANSCRIPTION;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SiteTextKind> ofWire(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }
}
