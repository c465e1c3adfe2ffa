package org.shrutik.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold commas, doubled quotes and line
 * ends; a byte order mark at the beginning is passed over; empty lines are none.
 */
final class CsvReader {
  private CsvReader() {}

  /**
   * One record.
   *
   * @param line where it begins, from 1
   */
  record Row(int line, List<String> cells) {}

  static List<Row> read(String text) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int begin = 1;
    for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        end(rows, cells, cell, begin);
        begin = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    end(rows, cells, cell, begin);
    return rows;
  }

  private static void end(List<Row> rows, List<String> cells, StringBuilder cell, int begin) {
    cells.add(cell.toString());
    cell.setLength(0);
    if (cells.size() > 1 || !cells.get(0).isBlank()) {
      rows.add(new Row(begin, List.copyOf(cells)));
    }
    cells.clear();
  }
}
