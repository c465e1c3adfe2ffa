package org.shrutik.dataset;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a release is. */
public enum ExportStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED;

  /** The word on the wire: {@code queued} while nobody has begun. */
  public String wire() {
    return this == PENDING ? "queued" : stored();
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Stored in lower case, as clients of the reference's database know it. */
  @Converter
  public static class Column implements AttributeConverter<ExportStatus, String> {
    @Override
    public String convertToDatabaseColumn(ExportStatus status) {
      return status == null ? null : status.stored();
    }

    @Override
    public ExportStatus convertToEntityAttribute(String stored) {
      return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }
}
