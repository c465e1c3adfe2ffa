package org.shrutik.dataset;

import java.util.List;

/**
 * What a client asks for, as it came; a null part takes its default.
 *
 * @param format {@code csv} (default), {@code json}, {@code jsonl} or {@code parquet}
 * @param languageIds null or empty for all
 * @param includeAudio default true; an export of metadata never has audio
 * @param includeMetadata default true: the table {@code metadata.<format>}
 * @param qualityThreshold 0–5 stars
 * @param consensusOnly default true
 * @param start first day (or instant, ISO 8601) on which a chunk was made, UTC
 * @param end last day (or instant), inclusive
 */
public record ExportOrder(
    ExportType type,
    String format,
    List<Integer> languageIds,
    Boolean includeAudio,
    Boolean includeMetadata,
    Double qualityThreshold,
    Boolean consensusOnly,
    String start,
    String end,
    ClipLimits limits) {

  /** A dataset by the documented parts alone. */
  public ExportOrder(
      String format,
      List<Integer> languageIds,
      Boolean includeAudio,
      Double qualityThreshold,
      Boolean consensusOnly,
      String start,
      String end) {
    this(
        ExportType.DATASET,
        format,
        languageIds,
        includeAudio,
        null,
        qualityThreshold,
        consensusOnly,
        start,
        end,
        ClipLimits.NONE);
  }
}
