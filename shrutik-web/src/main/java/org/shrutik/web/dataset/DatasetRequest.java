package org.shrutik.web.dataset;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.dataset.ClipLimits;
import org.shrutik.dataset.ExportOrder;
import org.shrutik.dataset.ExportType;

/** The body of a request for an export, in any of its shapes; what is absent takes its default. */
@Schema(
    example =
        "{\"format\":\"csv\",\"language_ids\":[1],\"include_audio\":true,\"quality_threshold\":4.0,"
            + "\"consensus_only\":true,"
            + "\"date_range\":{\"start\":\"2024-01-01\",\"end\":\"2024-12-31\"}}")
public record DatasetRequest(
    String format,
    List<Integer> languageIds,
    List<Integer> userIds,
    Boolean includeAudio,
    Boolean includeAudioPaths,
    Boolean includeMetadata,
    Double qualityThreshold,
    Boolean consensusOnly,
    QualityFilters qualityFilters,
    DateRange dateRange,
    String dateFrom,
    String dateTo,
    Double minDuration,
    Double maxDuration,
    Integer maxRecords,
    Boolean forceCreate) {

  /** Both ends inclusive: days, or instants with an offset. */
  public record DateRange(String start, String end) {}

  /** The older shape of the conditions on quality. */
  public record QualityFilters(
      Double minConfidence, Double minQuality, Boolean consensusOnly, Boolean validatedOnly) {
    private static final QualityFilters NONE = new QualityFilters(null, null, null, null);

    /** Whether either was asked for; null where neither was spoken of. */
    Boolean agreedOnly() {
      if (consensusOnly == null && validatedOnly == null) {
        return null;
      }
      return Boolean.TRUE.equals(consensusOnly) || Boolean.TRUE.equals(validatedOnly);
    }
  }

  ExportOrder order(ExportType type) {
    QualityFilters quality = qualityFilters == null ? QualityFilters.NONE : qualityFilters;
    return new ExportOrder(
        type,
        format,
        languageIds,
        first(includeAudio, includeAudioPaths),
        includeMetadata,
        first(qualityThreshold, quality.minQuality()),
        first(consensusOnly, quality.agreedOnly()),
        first(dateRange == null ? null : dateRange.start(), dateFrom),
        first(dateRange == null ? null : dateRange.end(), dateTo),
        new ClipLimits(userIds, quality.minConfidence(), minDuration, maxDuration, maxRecords));
  }

  private static <T> T first(T one, T other) {
    return one == null ? other : one;
  }
}
