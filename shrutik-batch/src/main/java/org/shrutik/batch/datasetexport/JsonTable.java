package org.shrutik.batch.datasetexport;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** One JSON object a record: a line each, or together an array. */
final class JsonTable implements RecordTable {
  private final List<Column> columns;
  private final Spool spool;
  private final boolean array;
  private boolean begun;

  JsonTable(List<Column> columns, Spool spool, boolean array) {
    this.columns = columns;
    this.spool = spool;
    this.array = array;
  }

  @Override
  public void add(Object... values) throws IOException {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < values.length; i++) {
      add(object, columns.get(i).name(), values[i]);
    }
    String json = object.build().toString();
    if (array) {
      spool.writer().write(begun ? ",\n" : "[\n");
      spool.writer().write(json);
    } else {
      spool.line(json);
    }
    begun = true;
  }

  private static void add(JsonObjectBuilder object, String name, Object value) {
    if (value == null) {
      object.addNull(name);
    } else if (value instanceof String text) {
      object.add(name, text);
    } else if (value instanceof BigDecimal decimal) {
      object.add(name, decimal);
    } else {
      object.add(name, ((Number) value).longValue());
    }
  }

  @Override
  public void end() throws IOException {
    if (array) {
      spool.line(begun ? "\n]" : "[]");
    }
  }
}
