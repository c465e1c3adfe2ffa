package org.shrutik.consensus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Word error rates: word edits between a text and the truth, divided by the words of the truth.
 * Stateless.
 */
public final class WordErrorRate {

  /**
   * What CrowdSpeech removes before it compares. Blanks that stand together go altogether, so that
   * their words become one: the published figures are counted like that.
   */
  private static final Pattern REMOVED =
      Pattern.compile("(\\s{2,})|([^\\w' ]|^\\s+|\\s+$)", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern BLANKS = Pattern.compile(" +");

  private WordErrorRate() {}

  /** The least number of words to insert, delete or replace to make one list into the other. */
  public static int edits(List<String> one, List<String> other) {
    return EditDistance.between(one, other);
  }

  /**
   * The error of {@code words} against {@code truth}.
   *
   * @return 0 or more, above 1 where more was written than said; with an empty truth the number of
   *     words that should not be there
   */
  public static double of(List<String> truth, List<String> words) {
    return (double) edits(truth, words) / Math.max(1, truth.size());
  }

  /**
   * The error of one clip as the CrowdSpeech benchmark counts it (Pavlichenko, Stelmakh and
   * Ustalov, 2021): both texts in lower case without the punctuation, then {@link #of}. The score
   * of a set of clips is the mean over its clips.
   */
  public static double crowdSpeech(String truth, String text) {
    return of(crowdSpeechWords(truth), crowdSpeechWords(text));
  }

  static List<String> crowdSpeechWords(String text) {
    String cleaned = REMOVED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return BLANKS.splitAsStream(cleaned).filter(word -> !word.isEmpty()).toList();
  }
}
