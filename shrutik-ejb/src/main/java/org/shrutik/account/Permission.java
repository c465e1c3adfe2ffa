package org.shrutik.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may be allowed to do. Every service method names the one it needs; an API key can
 * be limited to some of them.
 */
public enum Permission {
  RECORD_VOICE,
  TRANSCRIBE_AUDIO,
  VIEW_OWN_DATA,
  MANAGE_OWN_ACCOUNT,
  VIEW_ALL_DATA,
  SEARCH_TRANSCRIPTIONS,
  REVIEW_QUALITY,
  VIEW_STATISTICS,
  EXPORT_DATA,
  ACCESS_RAW_DATA,
  MANAGE_USERS,
  MANAGE_SCRIPTS,
  MANAGE_LANGUAGES,
  MANAGE_TASKS,
  VIEW_AUDIT,
  USE_MACHINE,
  MANAGE_MACHINE;

  /** The word used on the wire, {@code record_voice}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Permission> ofWire(String wire) {
    return Arrays.stream(values()).filter(p -> p.wire().equals(wire)).findFirst();
  }
}
