package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.util.List;
import org.shrutik.dataset.ExportFormat;

/**
 * A table of records in one of the formats. Values come in the order of the columns: a String for
 * TEXT, a Long or Integer for WHOLE, a BigDecimal for DECIMAL; any may be null. Text is verbatim in
 * every format but CSV, where it is guarded like in the other tables that a spreadsheet may open.
 */
interface RecordTable {
  /** A column and what it holds. */
  record Column(String name, Kind kind) {
    static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    static Column whole(String name) {
      return new Column(name, Kind.WHOLE);
    }

    static Column decimal(String name) {
      return new Column(name, Kind.DECIMAL);
    }
  }

  /** What a column holds. */
  enum Kind {
    TEXT,
    WHOLE,
    DECIMAL
  }

  /** Writes one record. */
  void add(Object... values) throws IOException;

  /** Writes what stands after the last record. The spool is the caller's to finish. */
  void end() throws IOException;

  /** An empty table of that format. */
  static RecordTable of(ExportFormat format, List<Column> columns, Spool spool) throws IOException {
    return switch (format) {
      case CSV -> new CsvTable(columns, spool);
      case JSON -> new JsonTable(columns, spool, true);
      case JSONL -> new JsonTable(columns, spool, false);
      case PARQUET -> new ParquetTable(columns, spool);
    };
  }
}
