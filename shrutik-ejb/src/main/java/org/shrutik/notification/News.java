package org.shrutik.notification;

import java.util.Map;

/**
 * Something to be told.
 *
 * @param eventKey what happened; the same is told to a person once
 * @param data what its words are filled with, strings and numbers
 */
public record News(
    NotificationKind kind,
    String eventKey,
    String subjectType,
    Object subjectId,
    Map<String, Object> data) {
  public News {
    data = Map.copyOf(data);
  }
}
