package org.shrutik.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shrutik.ShrutikException;

/**
 * A file of scripts. Text: one script a line. CSV: a head line with the column {@code text} (or
 * {@code content}) and any of {@code duration_category, difficulty, language, language_id,
 * attribution}; other columns are passed over.
 */
public final class ScriptFile {
  /** The most scripts of one file. */
  public static final int MAX_LINES = 10_000;

  private ScriptFile() {}

  /** One script a line; empty lines are none. */
  public static List<ScriptDraft> ofText(String content) {
    List<ScriptDraft> drafts = new ArrayList<>();
    int line = 0;
    for (String text : content.split("\\R", -1)) {
      line++;
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      if (!plain.isBlank()) {
        drafts.add(new ScriptDraft(line, plain, null, null, null, null));
      }
    }
    return bounded(drafts);
  }

  /**
   * Comma-separated values with a head line.
   *
   * @throws ShrutikException VALIDATION_ERROR when there is no column of texts
   */
  public static List<ScriptDraft> ofCsv(String content) {
    List<CsvReader.Row> rows = CsvReader.read(content);
    List<String> head =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    int text = Math.max(head.indexOf("text"), head.indexOf("content"));
    if (text < 0) {
      throw ShrutikException.invalid("file", "the first line must name a column text");
    }
    int language = Math.max(head.indexOf("language"), head.indexOf("language_id"));
    return bounded(
        rows.stream()
            .skip(1)
            .map(
                row ->
                    new ScriptDraft(
                        row.line(),
                        cell(row, text),
                        cell(row, head.indexOf("duration_category")),
                        cell(row, head.indexOf("difficulty")),
                        cell(row, language),
                        cell(row, head.indexOf("attribution"))))
            .toList());
  }

  private static String cell(CsvReader.Row row, int column) {
    return column < 0 || column >= row.cells().size() ? null : row.cells().get(column);
  }

  private static List<ScriptDraft> bounded(List<ScriptDraft> drafts) {
    if (drafts.isEmpty()) {
      throw ShrutikException.invalid("file", "holds no script");
    }
    if (drafts.size() > MAX_LINES) {
      throw ShrutikException.invalid("file", "must hold at most " + MAX_LINES + " scripts");
    }
    return drafts;
  }
}
