package org.shrutik.web.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.ShrutikException;

/** The header {@code Upload-Metadata}: keys, each with its value in Base64, between commas. */
final class UploadMetadata {
  private static final int MAX_KEYS = 50;

  private UploadMetadata() {}

  /**
   * Its keys and values.
   *
   * @throws ShrutikException VALIDATION_ERROR for what is no such header
   */
  static Map<String, String> read(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    if (header == null || header.isBlank()) {
      return values;
    }
    for (String pair : header.split(",", -1)) {
      String[] parts = pair.strip().split(" +", 2);
      if (parts[0].isEmpty() || values.size() >= MAX_KEYS) {
        throw fault("must be keys with values in Base64, at most " + MAX_KEYS);
      }
      if (values.put(parts[0], parts.length == 1 ? "" : decode(parts[0], parts[1])) != null) {
        throw fault("has the key " + parts[0] + " twice");
      }
    }
    return values;
  }

  private static String decode(String key, String value) {
    try {
      String text = new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw fault("the value of " + key + " is no text in Base64");
  }

  private static ShrutikException fault(String issue) {
    return ShrutikException.invalid(Tus.METADATA, issue);
  }
}
