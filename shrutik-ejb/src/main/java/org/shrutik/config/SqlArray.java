package org.shrutik.config;

import java.util.Collection;
import java.util.stream.Collectors;

/** Ids as PostgreSQL reads an array: one parameter, however many there are. */
public final class SqlArray {
  private SqlArray() {}

  /** To be used as {@code CAST(? AS integer[])}. */
  public static String of(Collection<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
