package org.shrutik.audio;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which sentence of the script a chunk probably says, told only where nothing has to be guessed.
 */
public final class SentenceHints {

  /**
   * Root rules, which end a sentence at a danda too; the extension keeps abbreviations such as
   * "Mr." inside.
   */
  private static final ULocale RULES = ULocale.forLanguageTag("en-u-ss-standard");

  private SentenceHints() {}

  /** The sentences of a script, trimmed, in order; parts without a letter or a digit are none. */
  public static List<String> sentences(String scriptText) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(RULES);
    breaks.setText(scriptText);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = scriptText.substring(start, end).strip();
      if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /**
   * One hint for each chunk, in order: the sentences when there are as many of them as chunks, else
   * none at all.
   */
  public static List<Optional<String>> match(String scriptText, List<ChunkSpan> chunks) {
    List<String> sentences = sentences(scriptText);
    if (sentences.size() != chunks.size()) {
      return Collections.nCopies(chunks.size(), Optional.empty());
    }
    return sentences.stream().map(Optional::of).collect(Collectors.toUnmodifiableList());
  }
}
