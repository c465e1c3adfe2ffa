package org.shrutik;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Which part of a list is wanted: {@code skip}/{@code limit}, or everything after a cursor (newest
 * first, so the ids below it).
 *
 * @param skip rows to pass over, 0 with a cursor
 * @param limit 1–1000
 * @param after the id after which the page begins
 */
public record PageRequest(int skip, int limit, OptionalLong after) {
  public static final int MAX_LIMIT = 1000;

  /** An opaque cursor for the rows after {@code id}. */
  public static String cursorOf(long id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("id:" + id).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a cursor.
   *
   * @throws ShrutikException VALIDATION_ERROR when it is none of ours
   */
  public static OptionalLong parseCursor(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (plain.startsWith("id:")) {
        return OptionalLong.of(Long.parseLong(plain.substring(3)));
      }
    } catch (IllegalArgumentException e) {
      // Neither Base64 nor a number: told to the client below.
    }
    throw ShrutikException.invalid("cursor", "is not a cursor of this list");
  }
}
