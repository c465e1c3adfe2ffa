package org.shrutik.web.rest;

import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigDecimal;

/** Whole numbers as they were sent: nothing is cut off of what is too large or has a fraction. */
public final class WholeNumber implements JsonbDeserializer<Integer> {
  private static final int MOST_CHARACTERS = 40;

  @Override
  public Integer deserialize(JsonParser parser, DeserializationContext context, Type type) {
    try {
      String number = parser.getString();
      if (number.length() <= MOST_CHARACTERS) {
        return new BigDecimal(number).intValueExact();
      }
    } catch (ArithmeticException | IllegalStateException | NumberFormatException e) {
      throw new JsonbException("not a whole number of 32 bits", e);
    }
    throw new JsonbException("not a whole number of 32 bits");
  }
}
