package org.shrutik.web.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.shrutik.FieldIssue;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;

/**
 * The parameters that every list understands: skip/limit, page/per_page (or page_size) or cursor.
 */
public class PageParams {
  private static final int DEFAULT_LIMIT = 100;

  @QueryParam("skip")
  private String skip;

  @QueryParam("limit")
  private String limit;

  @QueryParam("page")
  private String page;

  @QueryParam("per_page")
  private String perPage;

  @QueryParam("page_size")
  private String pageSize;

  @QueryParam("cursor")
  @DefaultValue("")
  private String cursor;

  /** Whether the client asked for a certain page at all. */
  public boolean given() {
    return skip != null || limit != null || page != null || perPage != null || !cursor.isEmpty();
  }

  /**
   * The part of the list that is wanted.
   *
   * @throws ShrutikException VALIDATION_ERROR naming each parameter that is out of range
   */
  public PageRequest request() {
    List<FieldIssue> issues = new ArrayList<>();
    int size =
        number(
            perPage != null ? "per_page" : pageSize != null ? "page_size" : "limit",
            perPage != null ? perPage : pageSize != null ? pageSize : limit,
            DEFAULT_LIMIT,
            1,
            PageRequest.MAX_LIMIT,
            issues);
    long from = number("skip", skip, 0, 0, Integer.MAX_VALUE, issues);
    if (page != null) {
      from = (number("page", page, 1, 1, Integer.MAX_VALUE, issues) - 1L) * size;
    }
    if (from > Integer.MAX_VALUE) {
      issues.add(new FieldIssue("page", "is too deep; use cursor"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    OptionalLong after = PageRequest.parseCursor(cursor);
    return new PageRequest(after.isPresent() ? 0 : (int) from, size, after);
  }

  private static int number(
      String name, String text, int fallback, int min, int max, List<FieldIssue> issues) {
    if (text == null || text.isBlank()) {
      return fallback;
    }
    try {
      long value = Long.parseLong(text.strip());
      if (value >= min && value <= max) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    issues.add(new FieldIssue(name, "must be a whole number from " + min + " to " + max));
    return fallback;
  }

  /** The body of a list: its items under {@code name}, and where this page stands. */
  public static <T> Map<String, Object> body(
      String name, Page<T> page, Function<? super T, ?> view) {
    int size = page.request().limit();
    long first = page.request().skip();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(name, page.items().stream().<Object>map(view).toList());
    body.put("total", page.total());
    body.put("page", first / size + 1);
    body.put("per_page", size);
    body.put("total_pages", (page.total() + size - 1) / size);
    body.put(
        "has_next",
        page.nextCursor() != null
            || (page.request().after().isEmpty() && first + page.items().size() < page.total()));
    body.put("has_prev", first > 0 || page.request().after().isPresent());
    body.put("next_cursor", page.nextCursor());
    return body;
  }
}
