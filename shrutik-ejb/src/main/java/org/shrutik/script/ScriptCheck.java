package org.shrutik.script;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a text suits its category: faults that keep it from being stored, warnings that do not.
 *
 * @param estimatedMinutes how long it takes to read
 */
public record ScriptCheck(
    List<String> errors,
    List<String> warnings,
    double estimatedMinutes,
    int wordCount,
    int characterCount) {
  private static final int MAX_WORDS = 3000;
  private static final double TOO_SHORT = 0.75;
  private static final double TOO_LONG = 1.25;
  private static final double SENTENCE_MINUTES = 10 / 60.0;

  public boolean isValid() {
    return errors.isEmpty();
  }

  static ScriptCheck of(String text, DurationCategory category) {
    List<String> errors = new ArrayList<>();
    List<org.shrutik.FieldIssue> issues = new ArrayList<>();
    ScriptService.checkText(text, issues);
    issues.forEach(issue -> errors.add("The text " + issue.issue() + "."));
    String plain = text == null ? "" : text.strip();
    int words = Script.words(plain);
    if (words > MAX_WORDS) {
      errors.add("The text must have at most " + MAX_WORDS + " words.");
    }
    double minutes = Script.minutes(words);
    List<String> warnings = new ArrayList<>();
    if (category == DurationCategory.SENTENCE) {
      if (minutes > SENTENCE_MINUTES) {
        warnings.add("This takes longer to read than the 10 seconds that suit a sentence.");
      }
    } else if (minutes < category.minutes() * TOO_SHORT) {
      warnings.add("This is short for %d minutes.".formatted(category.minutes()));
    } else if (minutes > category.minutes() * TOO_LONG) {
      warnings.add("This is long for %d minutes.".formatted(category.minutes()));
    }
    return new ScriptCheck(
        errors, warnings, minutes, words, plain.codePointCount(0, plain.length()));
  }
}
