package org.shrutik.web.machine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How a file is offered for download under a name in any script (RFC 6266). */
final class Attachment {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]");
  private static final String HEX = "%%%02X";

  private Attachment() {}

  /** The value of Content-Disposition. */
  static String named(String name) {
    String plain = OTHER.matcher(name).replaceAll("_");
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (PLAIN.matcher(String.valueOf(c)).matches()) {
        encoded.append(c);
      } else {
        encoded.append(HEX.formatted(b & 0xFF));
      }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }

  /** The name without its ending. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
