package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** RFC 4180 with line feeds; the first line has the names. */
final class CsvTable implements RecordTable {
  private final Spool spool;

  CsvTable(List<Column> columns, Spool spool) throws IOException {
    this.spool = spool;
    spool.line(columns.stream().map(Column::name).collect(Collectors.joining(",")));
  }

  @Override
  public void add(Object... values) throws IOException {
    StringJoiner line = new StringJoiner(",");
    for (Object value : values) {
      line.add(cell(value));
    }
    spool.line(line.toString());
  }

  @Override
  public void end() {
    // Nothing stands after the last line.
  }

  private static String cell(Object value) {
    if (!(value instanceof String text)) {
      return value == null ? "" : value.toString();
    }
    String cell = Cell.guarded(text);
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
