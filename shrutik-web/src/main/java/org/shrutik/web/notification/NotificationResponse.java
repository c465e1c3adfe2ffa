package org.shrutik.web.notification;

import java.util.Map;
import org.shrutik.notification.Notification;
import org.shrutik.notification.NotificationService.View;
import org.shrutik.web.rest.Times;

/** A piece of news in its reader's words. */
public record NotificationResponse(
    long id,
    String kind,
    String level,
    String title,
    String message,
    String subjectType,
    String subjectId,
    Map<String, Object> data,
    String createdAt,
    String readAt) {
  public static NotificationResponse of(View view) {
    Notification n = view.notification();
    return new NotificationResponse(
        n.getId(),
        n.getKind().wire(),
        n.getKind().level().wire(),
        view.text().title(),
        view.text().message(),
        n.getSubjectType(),
        n.getSubjectId(),
        n.getData(),
        Times.wire(n.getCreatedAt()),
        Times.wire(n.getReadAt()));
  }
}
