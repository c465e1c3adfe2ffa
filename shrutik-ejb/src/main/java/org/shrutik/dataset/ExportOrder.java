package org.shrutik.dataset;

import java.util.List;

/**
 * What a client asks for, as it came; a null part takes its default.
 *
 * @param format {@code csv} (default), {@code json} or {@code jsonl}
 * @param languageIds null or empty for all
 * @param includeAudio default true
 * @param qualityThreshold 0–5 stars
 * @param consensusOnly default true
 * @param start first day (or instant, ISO 8601) on which a chunk was made, UTC
 * @param end last day (or instant), inclusive
 */
public record ExportOrder(
    String format,
    List<Integer> languageIds,
    Boolean includeAudio,
    Double qualityThreshold,
    Boolean consensusOnly,
    String start,
    String end) {}
