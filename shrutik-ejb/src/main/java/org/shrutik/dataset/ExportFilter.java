package org.shrutik.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;

/**
 * Which chunks a release holds and in what form: a checked {@link ExportOrder}.
 *
 * @param languageIds ascending, without repetition; empty for all
 * @param qualityThreshold 0–5 or null
 * @param from earliest creation of a chunk, or null
 * @param until first instant after the last creation of a chunk, or null
 */
public record ExportFilter(
    ExportFormat format,
    List<Integer> languageIds,
    boolean includeAudio,
    Double qualityThreshold,
    boolean consensusOnly,
    OffsetDateTime from,
    OffsetDateTime until) {
  private static final double MAX_RATING = 5;

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
    Optional<OffsetDateTime> from = instant("date_range.start", order.start(), false, issues);
    Optional<OffsetDateTime> until = instant("date_range.end", order.end(), true, issues);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      issues.add(new FieldIssue("date_range", "start must not be after end"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    return new ExportFilter(
        format,
        languages,
        !Boolean.FALSE.equals(order.includeAudio()),
        threshold,
        !Boolean.FALSE.equals(order.consensusOnly()),
        from.orElse(null),
        until.orElse(null));
  }

  /** The filter as the wire's words, in a fixed order, absent parts left out. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put("format", format.wire());
    map.put("include_audio", includeAudio);
    map.put("consensus_only", consensusOnly);
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
    List<?> ids = (List<?>) map.getOrDefault("language_ids", List.of());
    Number threshold = (Number) map.get("quality_threshold");
    return new ExportFilter(
        ExportFormat.ofWire((String) map.get("format")).orElseThrow(),
        ids.stream().map(id -> ((Number) id).intValue()).toList(),
        (Boolean) map.get("include_audio"),
        threshold == null ? null : threshold.doubleValue(),
        (Boolean) map.get("consensus_only"),
        map.get("from") == null ? null : OffsetDateTime.parse((String) map.get("from")),
        map.get("until") == null ? null : OffsetDateTime.parse((String) map.get("until")));
  }

  private static ExportFormat format(String wire, List<FieldIssue> issues) {
    Optional<ExportFormat> format = ExportFormat.ofWire(wire == null ? "csv" : wire);
    if (format.isEmpty()) {
      issues.add(new FieldIssue("format", "must be csv, json or jsonl"));
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

  /** A day or an instant; as an end it is inclusive, so what is kept is the first moment after. */
  private static Optional<OffsetDateTime> instant(
      String field, String text, boolean end, List<FieldIssue> issues) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime instant;
      if (text.contains("T")) {
        OffsetDateTime exact = OffsetDateTime.parse(text.strip());
        instant =
            (end ? exact.plus(1, ChronoUnit.MICROS) : exact).withOffsetSameInstant(ZoneOffset.UTC);
      } else {
        LocalDate day = LocalDate.parse(text.strip());
        instant = (end ? day.plusDays(1) : day).atStartOfDay().atOffset(ZoneOffset.UTC);
      }
      if (instant.getYear() >= 1 && instant.getYear() <= 9999) {
        return Optional.of(instant);
      }
    } catch (DateTimeException e) {
      // Told to the client below, like a year that no calendar of ours holds.
    }
    issues.add(
        new FieldIssue(field, "must be a day such as 2024-01-31 or an instant with its offset"));
    return Optional.empty();
  }
}
