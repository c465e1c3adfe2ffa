package org.shrutik.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shrutik.recogniser.Segment;
import org.shrutik.recogniser.Word;

/**
 * What can be told of a text without understanding it: counts, the words that occur most, and the
 * segments that hold most of those. Made of the words alone, never of times or numbers of segments.
 */
final class TranscriptMetadata {
  static final String DISCLAIMER = "Made by a machine; it may contain errors. Always verify it.";
  private static final String SOURCE = "built-in";
  private static final int ABSTRACT_CHARACTERS = 500;
  private static final int KEYWORDS = 5;
  private static final int SUMMARY_SEGMENTS = 3;
  private static final int SHORT = 3;
  private static final Set<String> COMMON =
      Set.of(
          "about", "after", "again", "also", "and", "are", "because", "been", "but", "can", "could",
          "did", "does", "for", "from", "had", "has", "have", "her", "here", "him", "his", "how",
          "into", "its", "just", "like", "more", "not", "now", "one", "only", "our", "out", "over",
          "said", "she", "should", "some", "than", "that", "the", "their", "them", "then", "there",
          "these", "they", "this", "was", "were", "what", "when", "where", "which", "who", "will",
          "with", "would", "you", "your");

  private TranscriptMetadata() {}

  static Map<String, Object> of(
      List<Segment> segments, double seconds, int sampleRate, String language) {
    List<String> words =
        segments.stream().flatMap(s -> s.words().stream()).map(Word::word).toList();
    String text = TranscriptFormat.text(segments);
    Map<String, Integer> counts = counts(words);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("tokens", words.size());
    metadata.put("duration", Math.round(seconds * 100) / 100.0);
    metadata.put("abstract", shortened(text));
    metadata.put("sample_rate", sampleRate);
    metadata.put("summary", summary(segments, counts));
    metadata.put("keywords", keywords(counts));
    metadata.put("language", language);
    metadata.put("sentiment", null);
    metadata.put("wpm", seconds < 1 ? 0 : Math.round(words.size() * 60 / seconds));
    metadata.put("source", SOURCE);
    metadata.put("disclaimer", DISCLAIMER);
    metadata.put("generated_at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    return metadata;
  }

  private static Map<String, Integer> counts(List<String> words) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String word : words) {
      String plain = word.toLowerCase(Locale.ROOT);
      if (plain.length() >= SHORT && !COMMON.contains(plain)) {
        counts.merge(plain, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static List<String> keywords(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(KEYWORDS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The segments whose words occur most in the whole, in the order in which they were said. */
  private static String summary(List<Segment> segments, Map<String, Integer> counts) {
    List<Segment> best =
        segments.stream()
            .sorted(Comparator.comparingDouble((Segment s) -> -weight(s, counts)))
            .limit(SUMMARY_SEGMENTS)
            .toList();
    return shortened(TranscriptFormat.text(segments.stream().filter(best::contains).toList()));
  }

  private static double weight(Segment segment, Map<String, Integer> counts) {
    return segment.words().stream()
        .mapToInt(w -> counts.getOrDefault(w.word().toLowerCase(Locale.ROOT), 0))
        .average()
        .orElse(0);
  }

  private static String shortened(String text) {
    return text.length() > ABSTRACT_CHARACTERS
        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, ABSTRACT_CHARACTERS)))
            + "..."
        : text;
  }
}
