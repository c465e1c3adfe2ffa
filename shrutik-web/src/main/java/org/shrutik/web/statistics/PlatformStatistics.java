package org.shrutik.web.statistics;

import java.util.LinkedHashMap;
import java.util.Map;

/** The flat figures and, from the same numbers, the documented nested form. */
final class PlatformStatistics {
  private PlatformStatistics() {}

  static Map<String, Object> of(Map<String, Object> figures) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "users",
        pick(
            figures,
            "total",
            "total_users",
            "active_last_30_days",
            "active_last_30_days",
            "new_this_month",
            "new_this_month"));
    Map<?, ?> byStatus = (Map<?, ?>) figures.get("recordings_by_status");
    Map<String, Object> recordings =
        pick(figures, "total", "total_recordings", "total_duration_hours", "total_duration_hours");
    recordings.put("processed", count(byStatus, "processed"));
    recordings.put("pending", count(byStatus, "uploaded") + count(byStatus, "processing"));
    recordings.put("failed", count(byStatus, "failed"));
    body.put("recordings", recordings);
    body.put(
        "transcriptions",
        pick(
            figures,
            "total",
            "total_transcriptions",
            "consensus_reached",
            "consensus_reached",
            "average_quality",
            "avg_transcription_quality"));
    body.put(
        "chunks",
        pick(
            figures,
            "total",
            "total_chunks",
            "transcribed",
            "transcribed_chunks",
            "consensus",
            "consensus_chunks",
            "validated",
            "validated_chunks"));
    body.put(
        "languages",
        pick(figures, "supported", "supported_languages", "most_active", "most_active_language"));
    body.putAll(figures);
    long validated = ((Number) figures.get("total_validated_transcriptions")).longValue();
    long all = ((Number) figures.get("total_transcriptions")).longValue();
    body.put(
        "transcriptions_by_validation_status",
        Map.of("validated", validated, "unvalidated", all - validated));
    return body;
  }

  private static Map<String, Object> pick(Map<String, Object> figures, String... names) {
    Map<String, Object> picked = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      picked.put(names[i], figures.get(names[i + 1]));
    }
    return picked;
  }

  private static long count(Map<?, ?> counts, String name) {
    return counts.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
