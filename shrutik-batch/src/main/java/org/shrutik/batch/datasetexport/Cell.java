package org.shrutik.batch.datasetexport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of one cell of a table. */
final class Cell {
  /** Tabs, line ends of every kind, and whatever else no cell may hold. */
  private static final Pattern BLANKS =
      Pattern.compile(
          "[\\p{Cntrl}\\u0085\\u2028\\u2029\\uFEFF\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern NOT_SPOKEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Cell() {}

  /** One line without tabs: every run of blanks and control characters is one space. */
  static String line(String text) {
    return text == null ? "" : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /**
   * The same for a table that a spreadsheet may open: what it would run as a formula is led by an
   * apostrophe, as it does itself for text.
   */
  static String guarded(String text) {
    String line = line(text);
    return !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }

  /** A number with a fixed count of decimals, whatever the machine's language; null is empty. */
  static String decimal(Double value, int places) {
    return value == null
        ? ""
        : BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * The identity of a sentence: SHA-256 of its language and its words, without regard to case,
   * punctuation and the way its characters are composed.
   */
  static String sentenceId(String locale, String sentence) {
    String words =
        NOT_SPOKEN
            .matcher(Normalizer.normalize(sentence, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
            .replaceAll(" ")
            .strip();
    String key = locale + "\n" + (words.isEmpty() ? line(sentence) : words);
    return HexFormat.of().formatHex(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
