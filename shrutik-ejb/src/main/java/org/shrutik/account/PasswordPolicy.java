package org.shrutik.account;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import org.shrutik.FieldIssue;

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
   * Adds what is wrong with a new password to {@code issues}.
   *
   * @param field what the client calls it
   * @param name of its owner, may be null
   * @param email of its owner, may be null
   */
  static void check(
      String field, String password, String name, String email, List<FieldIssue> issues) {
    if (password == null) {
      issues.add(new FieldIssue(field, "must not be empty"));
    } else {
      refuse(password, List.of(name == null ? "" : name, email == null ? "" : email))
          .ifPresent(issue -> issues.add(new FieldIssue(field, issue)));
    }
  }

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
