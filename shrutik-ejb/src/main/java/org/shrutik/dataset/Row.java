package org.shrutik.dataset;

/** One row of a native query, by position from 0. */
final class Row {
  private final Object[] columns;

  Row(Object... columns) {
    this.columns = columns;
  }

  String text(int column) {
    return columns[column] == null ? null : columns[column].toString();
  }

  Number number(int column) {
    return (Number) columns[column];
  }

  int integer(int column) {
    return number(column).intValue();
  }

  /** Null where the column is. */
  Double decimal(int column) {
    return number(column) == null ? null : number(column).doubleValue();
  }
}
