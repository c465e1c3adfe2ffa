package org.shrutik.recogniser;

import java.util.List;

/**
 * An utterance: what was said between two pauses. Times in seconds from the beginning of the
 * recording, those of its first and last word.
 */
public record Segment(List<Word> words) {
  public Segment {
    words = List.copyOf(words);
  }

  public String text() {
    return String.join(" ", words.stream().map(Word::word).toList());
  }

  public double start() {
    return words.get(0).start();
  }

  public double end() {
    return words.get(words.size() - 1).end();
  }

  /** The mean of its words' confidences. */
  public double confidence() {
    return words.stream().mapToDouble(Word::confidence).average().orElse(0);
  }
}
