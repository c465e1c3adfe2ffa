package org.shrutik.dataset;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.shrutik.FieldIssue;
import org.shrutik.Moment;
import org.shrutik.ShrutikException;

/**
 * Which chunks a release holds and in what form: a checked {@link ExportOrder}.
 *
 * @param type of an export of metadata nothing is audio
 * @param languageIds ascending, without repetition; empty for all
 * @param includeMetadata whether the table {@code metadata.<format>} is in it
 * @param qualityThreshold 0–5 or null
 * @param from earliest creation of a chunk, or null
 * @param until first instant after the last creation of a chunk, or null
 */
public record ExportFilter(
    ExportType type,
    ExportFormat format,
    List<Integer> languageIds,
    boolean includeAudio,
    boolean includeMetadata,
    Double qualityThreshold,
    boolean consensusOnly,
    OffsetDateTime from,
    OffsetDateTime until,
    ClipLimits limits) {
  private static final double MAX_RATING = 5;

  /** A dataset by the documented parts alone. */
  public ExportFilter(
      ExportFormat format,
      List<Integer> languageIds,
      boolean includeAudio,
      Double qualityThreshold,
      boolean consensusOnly,
      OffsetDateTime from,
      OffsetDateTime until) {
    this(
        ExportType.DATASET,
        format,
        languageIds,
        includeAudio,
        true,
        qualityThreshold,
        consensusOnly,
        from,
        until,
        ClipLimits.NONE);
  }

  /**
   * Checks an order.
   *
   * @param languageExists whether there is a language of that id
   * @throws ShrutikException VALIDATION_ERROR with every fault of the order
   */
  static ExportFilter of(ExportOrder order, IntPredicate languageExists) {
    List<FieldIssue> issues = new ArrayList<>();
    ExportFormat format = format(order.format(), issues);
    List<Integer> languages = languages(order.languageIds(), languageExists, issues);
    Double threshold = order.qualityThreshold();
    if (threshold != null && !(threshold >= 0 && threshold <= MAX_RATING)) {
      issues.add(new FieldIssue("quality_threshold", "must be a number of stars from 0 to 5"));
    }
    Optional<OffsetDateTime> from = Moment.from("date_range.start", order.start(), issues);
    Optional<OffsetDateTime> until = Moment.until("date_range.end", order.end(), issues);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      issues.add(new FieldIssue("date_range", "start must not be after end"));
    }
    ClipLimits limits = order.limits().checked(issues);
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    return new ExportFilter(
        order.type(),
        format,
        languages,
        order.type() == ExportType.DATASET && !Boolean.FALSE.equals(order.includeAudio()),
        !Boolean.FALSE.equals(order.includeMetadata()),
        threshold,
        !Boolean.FALSE.equals(order.consensusOnly()),
        from.orElse(null),
        until.orElse(null),
        limits);
  }

  /** The filter as the wire's words, in a fixed order, absent parts left out. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put("format", format.wire());
    map.put("include_audio", includeAudio);
    map.put("consensus_only", consensusOnly);
    if (type != ExportType.DATASET) {
      map.put("export_type", type.wire());
    }
    if (!includeMetadata) {
      map.put("include_metadata", false);
    }
    limits.putInto(map);
    if (!languageIds.isEmpty()) {
      map.put("language_ids", languageIds);
    }
    if (qualityThreshold != null) {
      map.put("quality_threshold", qualityThreshold);
    }
    if (from != null) {
      map.put("from", from.toString());
    }
    if (until != null) {
      map.put("until", until.toString());
    }
    return map;
  }

  /** One text for one filter, however it was written. */
  public String canonical() {
    StringJoiner lines = new StringJoiner("\n");
    asMap().forEach((key, value) -> lines.add(key + "=" + value));
    return lines.toString();
  }

  /** Reads what {@link #asMap} wrote. */
  static ExportFilter ofMap(Map<String, Object> map) {
    return new ExportFilter(
        ExportType.ofWire((String) map.getOrDefault("export_type", ExportType.DATASET.wire()))
            .orElseThrow(),
        ExportFormat.ofWire((String) map.get("format")).orElseThrow(),
        ClipLimits.ids(map, "language_ids"),
        (Boolean) map.get("include_audio"),
        (Boolean) map.getOrDefault("include_metadata", true),
        ClipLimits.decimal(map, "quality_threshold"),
        (Boolean) map.get("consensus_only"),
        map.get("from") == null ? null : OffsetDateTime.parse((String) map.get("from")),
        map.get("until") == null ? null : OffsetDateTime.parse((String) map.get("until")),
        ClipLimits.ofMap(map));
  }

  private static ExportFormat format(String wire, List<FieldIssue> issues) {
    Optional<ExportFormat> format = ExportFormat.ofWire(wire == null ? "csv" : wire);
    if (format.isEmpty()) {
      issues.add(new FieldIssue("format", "must be csv, json, jsonl or parquet"));
    }
    return format.orElse(null);
  }

  private static List<Integer> languages(
      List<Integer> ids, IntPredicate exists, List<FieldIssue> issues) {
    List<Integer> wanted = ids == null ? List.of() : ids;
    for (int i = 0; i < wanted.size(); i++) {
      Integer id = wanted.get(i);
      if (id == null || !exists.test(id)) {
        issues.add(new FieldIssue("language_ids[" + i + "]", "there is no language " + id));
      }
    }
    return wanted.stream().filter(id -> id != null).distinct().sorted().toList();
  }
}
