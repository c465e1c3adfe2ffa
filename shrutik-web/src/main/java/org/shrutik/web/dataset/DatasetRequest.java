package org.shrutik.web.dataset;

import java.util.List;
import org.shrutik.dataset.ExportOrder;

/** The body of a request for a dataset; what is absent takes its default. */
public record DatasetRequest(
    String format,
    List<Integer> languageIds,
    Boolean includeAudio,
    Double qualityThreshold,
    Boolean consensusOnly,
    DateRange dateRange) {

  /** Both ends inclusive: days, or instants with an offset. */
  public record DateRange(String start, String end) {}

  ExportOrder order() {
    return new ExportOrder(
        format,
        languageIds,
        includeAudio,
        qualityThreshold,
        consensusOnly,
        dateRange == null ? null : dateRange.start(),
        dateRange == null ? null : dateRange.end());
  }
}
