package org.shrutik.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shrutik.FieldIssue;

/**
 * Narrower conditions on the clips of a release; null or empty lets everything pass.
 *
 * @param userIds whose recordings, ascending without repetition once checked
 * @param minConfidence least confidence of the consensus, 0–1; what a reviewer decided passes
 * @param minDuration shortest clip in seconds
 * @param maxDuration longest clip in seconds
 * @param maxRecords at most so many clips, the oldest first
 */
public record ClipLimits(
    List<Integer> userIds,
    Double minConfidence,
    Double minDuration,
    Double maxDuration,
    Integer maxRecords) {
  public static final ClipLimits NONE = new ClipLimits(List.of(), null, null, null, null);

  /** Notes every fault and brings the rest into its one form. */
  ClipLimits checked(List<FieldIssue> issues) {
    List<Integer> ids = userIds == null ? List.of() : userIds;
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i) == null || ids.get(i) <= 0) {
        issues.add(new FieldIssue("user_ids[" + i + "]", "must be a positive whole number"));
      }
    }
    if (minConfidence != null && !(minConfidence >= 0 && minConfidence <= 1)) {
      issues.add(new FieldIssue("min_confidence", "must be a number from 0 to 1"));
    }
    seconds("min_duration", minDuration, issues);
    seconds("max_duration", maxDuration, issues);
    if (minDuration != null && maxDuration != null && minDuration > maxDuration) {
      issues.add(new FieldIssue("min_duration", "must not be above max_duration"));
    }
    if (maxRecords != null && maxRecords < 1) {
      issues.add(new FieldIssue("max_records", "must be at least 1"));
    }
    return new ClipLimits(
        ids.stream().filter(id -> id != null).distinct().sorted().toList(),
        minConfidence,
        minDuration,
        maxDuration,
        maxRecords);
  }

  private static void seconds(String field, Double value, List<FieldIssue> issues) {
    if (value != null && !(value >= 0 && value <= Integer.MAX_VALUE)) {
      issues.add(new FieldIssue(field, "must be a number of seconds from 0 on"));
    }
  }

  /** Adds what is set, by the wire's words. */
  void putInto(Map<String, Object> map) {
    if (!userIds.isEmpty()) {
      map.put("user_ids", userIds);
    }
    put(map, "min_confidence", minConfidence);
    put(map, "min_duration", minDuration);
    put(map, "max_duration", maxDuration);
    put(map, "max_records", maxRecords);
  }

  private static void put(Map<String, Object> map, String name, Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** Reads what {@link #putInto} wrote. */
  static ClipLimits ofMap(Map<String, Object> map) {
    Number records = (Number) map.get("max_records");
    return new ClipLimits(
        ids(map, "user_ids"),
        decimal(map, "min_confidence"),
        decimal(map, "min_duration"),
        decimal(map, "max_duration"),
        records == null ? null : records.intValue());
  }

  static List<Integer> ids(Map<String, Object> map, String name) {
    List<Integer> ids = new ArrayList<>();
    ((List<?>) map.getOrDefault(name, List.of())).forEach(id -> ids.add(((Number) id).intValue()));
    return List.copyOf(ids);
  }

  static Double decimal(Map<String, Object> map, String name) {
    Number number = (Number) map.get(name);
    return number == null ? null : number.doubleValue();
  }
}
