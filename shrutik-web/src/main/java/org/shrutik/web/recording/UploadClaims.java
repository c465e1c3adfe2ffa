package org.shrutik.web.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.shrutik.ShrutikException;

/** What a client says of the file that it uploads: kept as its word, never believed. */
public final class UploadClaims {
  private static final Set<String> NUMBERS =
      Set.of("duration", "file_size", "sample_rate", "channels", "bit_depth");

  private UploadClaims() {}

  /**
   * The claims in {@code fields}, numbers as such.
   *
   * @throws ShrutikException VALIDATION_ERROR for a number that is none
   */
  public static Map<String, Object> of(Map<String, String> fields) {
    Map<String, Object> claims = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!NUMBERS.contains(name)) {
            claims.put(name, value);
          } else if (!value.isBlank()) {
            claims.put(name, number(name, value));
          }
        });
    return claims;
  }

  private static Double number(String name, String value) {
    try {
      double number = Double.parseDouble(value.strip());
      if (number >= 0 && number < Double.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw ShrutikException.invalid(name, "must be a number that is not negative");
  }
}
