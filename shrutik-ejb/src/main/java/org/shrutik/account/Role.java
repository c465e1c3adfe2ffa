package org.shrutik.account;

import static org.shrutik.account.Permission.ACCESS_RAW_DATA;
import static org.shrutik.account.Permission.EXPORT_DATA;
import static org.shrutik.account.Permission.MANAGE_OWN_ACCOUNT;
import static org.shrutik.account.Permission.MANAGE_TASKS;
import static org.shrutik.account.Permission.RECORD_VOICE;
import static org.shrutik.account.Permission.REVIEW_QUALITY;
import static org.shrutik.account.Permission.TRANSCRIBE_AUDIO;
import static org.shrutik.account.Permission.USE_MACHINE;
import static org.shrutik.account.Permission.VIEW_ALL_DATA;
import static org.shrutik.account.Permission.VIEW_OWN_DATA;
import static org.shrutik.account.Permission.VIEW_STATISTICS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The roles and the one table of what each may do. */
public enum Role {
  CONTRIBUTOR(
      EnumSet.of(RECORD_VOICE, TRANSCRIBE_AUDIO, VIEW_OWN_DATA, MANAGE_OWN_ACCOUNT, USE_MACHINE)),
  REVIEWER(
      EnumSet.of(
          RECORD_VOICE,
          TRANSCRIBE_AUDIO,
          VIEW_OWN_DATA,
          MANAGE_OWN_ACCOUNT,
          USE_MACHINE,
          VIEW_ALL_DATA,
          REVIEW_QUALITY,
          VIEW_STATISTICS)),
  SWORIK_DEVELOPER(
      EnumSet.of(
          RECORD_VOICE,
          TRANSCRIBE_AUDIO,
          VIEW_OWN_DATA,
          MANAGE_OWN_ACCOUNT,
          USE_MACHINE,
          VIEW_ALL_DATA,
          REVIEW_QUALITY,
          VIEW_STATISTICS,
          EXPORT_DATA,
          ACCESS_RAW_DATA)),
  OPERATOR(
      EnumSet.of(
          RECORD_VOICE,
          TRANSCRIBE_AUDIO,
          VIEW_OWN_DATA,
          MANAGE_OWN_ACCOUNT,
          USE_MACHINE,
          VIEW_ALL_DATA,
          VIEW_STATISTICS,
          EXPORT_DATA,
          MANAGE_TASKS)),
  ADMIN(EnumSet.allOf(Permission.class));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public boolean permits(Permission permission) {
    return permissions.contains(permission);
  }

  /** The word used on the wire, {@code sworik_developer}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofWire(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }
}
