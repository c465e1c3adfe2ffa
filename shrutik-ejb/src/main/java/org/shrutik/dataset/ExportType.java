package org.shrutik.dataset;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an export is for. */
public enum ExportType {
  /** Clips with their texts, to train with. */
  DATASET,
  /** Everything but the clips: also each transcription, figures of people and of quality. */
  METADATA;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportType> ofWire(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }

  /** Stored as its word. */
  @Converter
  public static class Column implements AttributeConverter<ExportType, String> {
    @Override
    public String convertToDatabaseColumn(ExportType type) {
      return type == null ? null : type.wire();
    }

    @Override
    public ExportType convertToEntityAttribute(String stored) {
      return stored == null ? null : ofWire(stored).orElseThrow();
    }
  }
}
