package org.shrutik.config;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object column as a map. The driver sends the text untyped and PostgreSQL makes it jsonb;
 * on the way back the driver hands out an object of its own, whose text it is.
 */
@Converter
public class JsonMapConverter implements AttributeConverter<Map<String, Object>, Object> {
  private static final Jsonb JSON = JsonbBuilder.create();

  @Override
  public Object convertToDatabaseColumn(Map<String, Object> map) {
    return map == null ? null : JSON.toJson(map);
  }

  @Override
  @SuppressWarnings("unchecked") // A JSON object binds to a map of strings to values.
  public Map<String, Object> convertToEntityAttribute(Object json) {
    return json == null ? null : JSON.fromJson(json.toString(), LinkedHashMap.class);
  }
}
