package org.shrutik.script;

import java.util.List;
import java.util.Map;
import org.shrutik.FieldIssue;

/**
 * One script of an import, as its line has it.
 *
 * @param line where it stands in the file, from 1
 * @param category in the wire's word, null or empty for the default
 * @param difficulty in the wire's word, null or empty for the default
 * @param language id or code, null or empty for the default
 * @param attribution the source to be named in releases, or null
 */
public record ScriptDraft(
    int line,
    String text,
    String category,
    String difficulty,
    String language,
    String attribution) {

  /** The wire's words and everything else that a client says of an import as a whole. */
  public record Defaults(String category, String difficulty, String language, String attribution) {}

  /** What became of a line. */
  public enum Outcome {
    IMPORTED,
    /** There is such a script in that language already, or it stands twice in the file. */
    DUPLICATE,
    REJECTED
  }

  /**
   * The report of one line.
   *
   * @param scriptId of what was stored, else null
   * @param issues why it was rejected
   */
  public record LineReport(int line, Outcome outcome, Integer scriptId, List<FieldIssue> issues) {}

  /** Nothing or the attribution, as a script keeps it. */
  Map<String, Object> metaData(Defaults defaults) {
    String source =
        attribution == null || attribution.isBlank() ? defaults.attribution() : attribution;
    return source == null || source.isBlank() ? Map.of() : Map.of("attribution", source.strip());
  }

  /** A line's own word, else the import's. */
  static String or(String own, String fallback) {
    return own == null || own.isBlank() ? fallback : own.strip();
  }
}
