package org.shrutik.launcher.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Word error rates as the CrowdSpeech benchmark counts them (Pavlichenko, Stelmakh and Ustalov,
 * 2021), so that the figures can be compared with the published ones. Stateless. The score of a set
 * is the mean over its clips.
 */
final class CrowdSpeechScore {
  /**
   * Is taken out before comparing. Runs of blanks go altogether, which joins the words beside them:
   * the benchmark counts like that.
   */
  private static final Pattern IGNORED =
      Pattern.compile("\\s{2,}|^\\s+|\\s+$|[^\\w' ]", Pattern.UNICODE_CHARACTER_CLASS);

  private CrowdSpeechScore() {}

  /**
   * Word edits that make the truth into the text, for each word of the truth.
   *
   * @return 0 where both are equal; above 1 where more was written than said
   */
  static double wordErrorRate(String truth, String text) {
    List<String> said = words(truth);
    return edits(said, words(text)) / (double) Math.max(1, said.size());
  }

  static List<String> words(String text) {
    String kept = IGNORED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return Arrays.stream(kept.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** Levenshtein's distance over words, a row at a time. */
  private static int edits(List<String> said, List<String> written) {
    int[] above = new int[written.size() + 1];
    Arrays.setAll(above, column -> column);
    for (int row = 1; row <= said.size(); row++) {
      int[] current = new int[above.length];
      current[0] = row;
      for (int column = 1; column < current.length; column++) {
        int replaced = said.get(row - 1).equals(written.get(column - 1)) ? 0 : 1;
        current[column] =
            Math.min(
                above[column - 1] + replaced, 1 + Math.min(above[column], current[column - 1]));
      }
      above = current;
    }
    return above[written.size()];
  }
}
