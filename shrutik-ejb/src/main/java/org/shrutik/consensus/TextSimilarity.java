package org.shrutik.consensus;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * How alike two transcriptions look, letter by letter. Case, punctuation and the ways to encode the
 * same letter do not count. Symmetric, and without a limit of length at which it changes its
 * behaviour. Stateless.
 */
public final class TextSimilarity {

  private static final BreakIterator LETTERS = BreakIterator.getCharacterInstance(ULocale.ROOT);

  private TextSimilarity() {}

  /**
   * Compares two texts in their normalised form.
   *
   * @return 1 − (letters to insert, delete or replace) ÷ (letters of the longer text), where a
   *     letter is what a reader sees as one (a grapheme); 1 if both say nothing
   */
  public static double of(String one, String other) {
    String a = TranscriptNormalizer.normalized(one);
    String b = TranscriptNormalizer.normalized(other);
    if (a.equals(b)) {
      return 1;
    }
    List<String> letters = letters(a);
    List<String> others = letters(b);
    double longer = Math.max(letters.size(), others.size());
    return 1 - EditDistance.between(letters, others) / longer;
  }

  private static List<String> letters(String text) {
    List<String> letters = new ArrayList<>(text.length());
    BreakIterator cuts = LETTERS.clone();
    cuts.setText(text);
    int from = cuts.first();
    for (int to = cuts.next(); to != BreakIterator.DONE; to = cuts.next()) {
      letters.add(text.substring(from, to));
      from = to;
    }
    return letters;
  }
}
