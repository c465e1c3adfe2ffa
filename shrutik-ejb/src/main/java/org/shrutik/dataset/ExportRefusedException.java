package org.shrutik.dataset;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;

/**
 * An export that cannot be had, in the words that clients of exports know: a key to translate by,
 * figures, and what could be done about it.
 */
@ApplicationException(rollback = true)
public class ExportRefusedException extends ShrutikException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Map<String, Object> details;
  private final transient List<Suggestion> suggestions;

  ExportRefusedException(
      ErrorCode code,
      String key,
      String message,
      Map<String, Object> details,
      List<Suggestion> suggestions) {
    super(code, message);
    this.key = key;
    this.details = new LinkedHashMap<>(details);
    this.suggestions = List.copyOf(suggestions);
  }

  /** One thing to try. */
  public record Suggestion(String key, String message, Map<String, Object> params) {}

  public String key() {
    return key;
  }

  public Map<String, Object> details() {
    return details;
  }

  public List<Suggestion> suggestions() {
    return suggestions;
  }

  static ExportRefusedException insufficient(int available, int required) {
    return new ExportRefusedException(
        ErrorCode.CONSENSUS_PENDING,
        "insufficient_chunks",
        available == 0
            ? "No chunk passes this filter yet: there is nothing agreed on to export."
            : "Only %d chunks pass this filter; a batch needs %d.".formatted(available, required),
        Map.of("available_chunks", available, "required_chunks", required),
        List.of(
            new Suggestion("widen_filters", "Widen the filter.", Map.of()),
            new Suggestion(
                "wait_for_consensus",
                "Wait until more chunks are agreed on.",
                Map.of("missing", required - available))));
  }

  static ExportRefusedException overQuota(DownloadQuota quota) {
    String reset = quota.resetTime().toInstant().toString();
    return new ExportRefusedException(
        ErrorCode.RATE_LIMIT_EXCEEDED,
        "quota_exceeded",
        "You may begin %d downloads a day; the next day begins at %s."
            .formatted(quota.limit(), reset),
        Map.of(
            "daily_limit",
            quota.limit(),
            "downloads_today",
            quota.used(),
            "downloads_remaining",
            0,
            "reset_time",
            reset),
        List.of(
            new Suggestion("wait_for_reset", "Come back after the reset.", Map.of("time", reset))));
  }

  static ExportRefusedException notReady(ExportBatch batch) {
    return new ExportRefusedException(
        ErrorCode.CONFLICT,
        "export_not_ready",
        "The export is " + batch.getStatus().wire() + "; there is no archive yet.",
        Map.of("status", batch.getStatus().wire(), "progress", batch.progressPercentage()),
        List.of(
            batch.getStatus() == ExportStatus.FAILED
                ? new Suggestion("retry", "Have it tried again.", Map.of())
                : new Suggestion("wait", "Ask for its state again soon.", Map.of())));
  }

  static ExportRefusedException expired(ExportBatch batch) {
    return new ExportRefusedException(
        ErrorCode.RESOURCE_NOT_FOUND,
        "export_expired",
        "This export is no longer offered. Ask for it again: the same filter on the same data is"
            + " the same archive.",
        Map.of("expired_at", batch.getExpiresAt().toInstant().toString()),
        List.of(new Suggestion("export_again", "Ask for it again.", Map.of())));
  }
}
