package org.shrutik.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/** One piece of news for one person. Written by {@link NotificationRepository#add} only. */
@Entity
@Table(name = "notifications")
public class Notification {
  @Id private Long id;

  @Column(name = "user_id")
  private int userId;

  @Enumerated(EnumType.STRING)
  private NotificationKind kind;

  @Column(name = "subject_type")
  private String subjectType;

  @Column(name = "subject_id")
  private String subjectId;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> data;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "read_at")
  private OffsetDateTime readAt;

  @Column(name = "mailed_at")
  private OffsetDateTime mailedAt;

  protected Notification() {}

  void read(OffsetDateTime now) {
    readAt = readAt == null ? now : readAt;
  }

  void mailed(OffsetDateTime now) {
    mailedAt = now;
  }

  public Long getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public NotificationKind getKind() {
    return kind;
  }

  public String getSubjectType() {
    return subjectType;
  }

  public String getSubjectId() {
    return subjectId;
  }

  /** What the words of the news are filled with. */
  public Map<String, Object> getData() {
    return data;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getReadAt() {
    return readAt;
  }
}
