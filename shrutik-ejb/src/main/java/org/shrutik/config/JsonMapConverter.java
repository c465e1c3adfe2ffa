package org.shrutik.config;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object column as a map; the driver sends the text untyped, PostgreSQL makes it jsonb. */
@Converter
public class JsonMapConverter implements AttributeConverter<Map<String, Object>, String> {
  private static final Jsonb JSON = JsonbBuilder.create();

  @Override
  public String convertToDatabaseColumn(Map<String, Object> map) {
    return map == null ? null : JSON.toJson(map);
  }

  @Override
  @SuppressWarnings("unchecked") // A JSON object binds to a map of strings to values.
  public Map<String, Object> convertToEntityAttribute(String json) {
    return json == null ? null : JSON.fromJson(json, LinkedHashMap.class);
  }
}
