package org.shrutik;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most {@code request.limit()} of them, in a stable order
 * @param total how many there are in all
 * @param nextCursor where the next page begins, null at the end
 */
public record Page<T>(List<T> items, long total, PageRequest request, String nextCursor) {

  /** The same page with each item seen through {@code view}. */
  public <R> Page<R> map(Function<? super T, R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), total, request, nextCursor);
  }

  /**
   * Cuts a page from {@code rows}, which were fetched one over the limit to see whether more
   * follow.
   *
   * @param id what a cursor is made of: the sort key of a row
   */
  public static <T> Page<T> of(
      List<T> rows, long total, PageRequest request, Function<T, Number> id) {
    boolean more = rows.size() > request.limit();
    List<T> items = more ? rows.subList(0, request.limit()) : rows;
    String next =
        more ? PageRequest.cursorOf(id.apply(items.get(items.size() - 1)).longValue()) : null;
    return new Page<>(List.copyOf(items), total, request, next);
  }
}
