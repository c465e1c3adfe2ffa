package org.shrutik.transcription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shrutik.FieldIssue;

/**
 * A transcription as a client sends it.
 *
 * @param quality 0–5 stars or null
 * @param confidence 0–1 or null
 */
public record Draft(
    Integer chunkId, String text, Double quality, Double confidence, Map<String, Object> metaData) {
  private static final int MAX_CHARACTERS = 5000;

  /**
   * What is wrong with the text and the figures.
   *
   * @param prefix of the fields' names
   */
  List<FieldIssue> faults(String prefix) {
    List<FieldIssue> issues = new ArrayList<>();
    if (text == null || text.isBlank()) {
      issues.add(new FieldIssue(prefix + "text", "must not be empty; skip the chunk instead"));
    } else if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      issues.add(
          new FieldIssue(prefix + "text", "must have at most " + MAX_CHARACTERS + " characters"));
    } else if (text.indexOf('\0') >= 0) {
      issues.add(new FieldIssue(prefix + "text", "must not hold the character NUL"));
    }
    if (outside(quality, 5)) {
      issues.add(new FieldIssue(prefix + "quality", "must be from 0 to 5"));
    }
    if (outside(confidence, 1)) {
      issues.add(new FieldIssue(prefix + "confidence", "must be from 0 to 1"));
    }
    return issues;
  }

  private static boolean outside(Double value, double max) {
    return value != null && !(value >= 0 && value <= max);
  }
}
