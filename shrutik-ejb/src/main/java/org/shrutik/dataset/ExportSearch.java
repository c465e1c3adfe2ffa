package org.shrutik.dataset;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Which exports of the past are wanted; an empty part lets everything pass.
 *
 * @param from asked for at or after this
 * @param until asked for before this
 */
public record ExportSearch(
    Optional<ExportType> type,
    Optional<ExportStatus> status,
    Optional<OffsetDateTime> from,
    Optional<OffsetDateTime> until) {
  public static final ExportSearch ALL =
      new ExportSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
