package org.shrutik.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of the tables of records, such as {@code metadata.<format>}, beside the layout's own
 * tables.
 */
public enum ExportFormat {
  CSV("Comma-separated values with a head line (RFC 4180)"),
  JSON("One JSON array of objects"),
  JSONL("One JSON object a line"),
  PARQUET("Apache Parquet, columns typed, not compressed");

  private final String description;

  ExportFormat(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }

  /** The word on the wire and the file's extension. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportFormat> ofWire(String wire) {
    return Arrays.stream(values()).filter(format -> format.wire().equals(wire)).findFirst();
  }
}
