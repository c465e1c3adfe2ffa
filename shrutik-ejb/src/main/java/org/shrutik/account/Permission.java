package org.shrutik.account;

/** What a person may be allowed to do. Every service method names the one it needs. */
public enum Permission {
  RECORD_VOICE,
  TRANSCRIBE_AUDIO,
  VIEW_OWN_DATA,
  VIEW_ALL_DATA,
  REVIEW_QUALITY,
  VIEW_STATISTICS,
  EXPORT_DATA,
  ACCESS_RAW_DATA,
  MANAGE_USERS,
  MANAGE_SCRIPTS,
  MANAGE_LANGUAGES,
  MANAGE_TASKS
}
