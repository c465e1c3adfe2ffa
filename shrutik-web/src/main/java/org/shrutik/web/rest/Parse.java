package org.shrutik.web.rest;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.ShrutikException;

/** Words and numbers of a request, read with a clear error that names the field. */
public final class Parse {
  private Parse() {}

  /**
   * A word of a fixed set; absent or empty is nothing.
   *
   * @throws ShrutikException VALIDATION_ERROR that lists the words
   */
  public static <E extends Enum<E>> Optional<E> word(
      String field, String text, Function<String, Optional<E>> ofWire, Collection<String> words) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<E> value = ofWire.apply(text.strip());
    if (value.isEmpty()) {
      throw ShrutikException.invalid(field, "must be one of " + String.join(", ", words));
    }
    return value;
  }

  /** The wire words of an enum's constants. */
  public static <E> Collection<String> words(E[] values, Function<E, String> wire) {
    return Arrays.stream(values).map(wire).collect(Collectors.toList());
  }

  /** An id in a query parameter; absent is nothing. */
  public static Optional<Integer> id(String field, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      int id = Integer.parseInt(text.strip());
      if (id > 0) {
        return Optional.of(id);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw ShrutikException.invalid(field, "must be a positive whole number");
  }

  /** {@code true} or {@code false}; absent is nothing. */
  public static Optional<Boolean> flag(String field, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    return switch (text.strip()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw ShrutikException.invalid(field, "must be true or false");
    };
  }
}
