package org.shrutik.notification;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of a piece of news in a person's language, else in English.
 *
 * @param title one line
 * @param message a sentence or two
 */
public record NotificationText(String title, String message) {
  private static final int MAX_VALUE = 300;

  /**
   * The words of {@code notification.properties}, with what happened in their {places}.
   *
   * @param language a language code, null for English
   */
  public static NotificationText of(
      NotificationKind kind, Map<String, Object> data, String language) {
    return new NotificationText(
        filled(word(kind.wire() + ".title", language), data),
        filled(word(kind.wire() + ".message", language), data));
  }

  /** One word or sentence of {@code notification.properties}. */
  public static String word(String name, String language) {
    return ResourceBundle.getBundle(
            "org.shrutik.notification.notification",
            language == null ? Locale.ROOT : Locale.forLanguageTag(language),
            NotificationText.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(name);
  }

  private static String filled(String pattern, Map<String, Object> data) {
    String text = pattern;
    for (Map.Entry<String, Object> entry : data.entrySet()) {
      String value = plain(entry.getValue());
      text = text.replace("{" + entry.getKey() + "}", value);
    }
    return text;
  }

  /** A number that went through JSON is whole where it was. */
  private static String plain(Object value) {
    String text =
        value instanceof Number number && number.doubleValue() == number.longValue()
            ? String.valueOf(number.longValue())
            : String.valueOf(value);
    return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
  }
}
