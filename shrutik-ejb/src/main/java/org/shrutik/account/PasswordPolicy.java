package org.shrutik.account;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;

/**
 * What a password must be: 8–128 characters of any script and not easy to guess, judged by zxcvbn's
 * strength estimate rather than by character classes.
 */
public final class PasswordPolicy {
  static final int MIN_CHARACTERS = 8;
  static final int MAX_CHARACTERS = 128;
  private static final int MIN_SCORE = 1;
  private static final Zxcvbn ZXCVBN = new Zxcvbn();

  private PasswordPolicy() {}

  /**
   * Why the password is refused, or nothing when it will do.
   *
   * @param own words that must not be the password itself: name, address
   */
  public static Optional<String> refuse(String password, List<String> own) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_CHARACTERS) {
      return Optional.of("must have at least " + MIN_CHARACTERS + " characters");
    }
    if (length > MAX_CHARACTERS) {
      return Optional.of("must have at most " + MAX_CHARACTERS + " characters");
    }
    Strength strength = ZXCVBN.measure(password, own);
    if (strength.getScore() < MIN_SCORE) {
      String warning = strength.getFeedback().getWarning();
      return Optional.of(
          "is too easy to guess" + (warning == null || warning.isEmpty() ? "" : ": " + warning));
    }
    return Optional.empty();
  }
}
