package org.shrutik.web.rest;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.FieldIssue;
import org.shrutik.Moment;
import org.shrutik.ShrutikException;

/** Words and numbers of a request, read with a clear error that names the field. */
public final class Parse {
  private Parse() {}

  /**
   * Texts that must be there. (Not by Bean Validation: the server cannot describe an interface
   * whose records bear its constraints.)
   *
   * @param namesAndValues a field's name and its value in turn
   * @throws ShrutikException VALIDATION_ERROR with every field that is absent or blank
   */
  public static void needed(String... namesAndValues) {
    List<FieldIssue> issues = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] == null || namesAndValues[i + 1].isBlank()) {
        issues.add(new FieldIssue(namesAndValues[i], "must not be empty"));
      }
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
  }

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

  /** Ids between commas in a query parameter, at most so many; absent is none. */
  public static List<Integer> ids(String field, String text, int most) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<Integer> ids =
        Arrays.stream(text.split(",", -1))
            .flatMap(part -> id(field, part).stream())
            .distinct()
            .toList();
    if (ids.size() > most) {
      throw ShrutikException.invalid(field, "must have at most " + most + " ids");
    }
    return ids;
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

  /** The first moment of a range: a day or an instant; absent is nothing. */
  public static Optional<OffsetDateTime> from(String field, String text) {
    List<FieldIssue> issues = new ArrayList<>();
    Optional<OffsetDateTime> moment = Moment.from(field, text, issues);
    return valid(moment, issues);
  }

  /** The first moment after a range, whose end is inclusive; absent is nothing. */
  public static Optional<OffsetDateTime> until(String field, String text) {
    List<FieldIssue> issues = new ArrayList<>();
    Optional<OffsetDateTime> moment = Moment.until(field, text, issues);
    return valid(moment, issues);
  }

  private static <T> T valid(T value, List<FieldIssue> issues) {
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    return value;
  }
}
