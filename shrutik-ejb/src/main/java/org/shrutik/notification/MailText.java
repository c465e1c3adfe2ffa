package org.shrutik.notification;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a message in a person's language, else in English.
 *
 * @param subject one line
 * @param pattern the text, with places for what {@link #body} is given
 */
public record MailText(String subject, String pattern) {

  /**
   * A message.
   *
   * @param name its name in {@code mail.properties}
   * @param language a language code, null for English
   */
  public static MailText of(String name, String language) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.shrutik.notification.mail",
            language == null ? Locale.ROOT : Locale.forLanguageTag(language),
            MailText.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MailText(words.getString(name + ".subject"), words.getString(name + ".body"));
  }

  public String body(Object... values) {
    return new MessageFormat(pattern, Locale.ROOT).format(values);
  }
}
