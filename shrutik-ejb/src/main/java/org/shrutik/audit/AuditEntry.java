package org.shrutik.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/** One deed. Never changed, never deleted by the application. */
@Entity
@Table(name = "audit_log")
public class AuditEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "user_id")
  private Integer userId;

  private String action;

  @Column(name = "subject_type")
  private String subjectType;

  @Column(name = "subject_id")
  private String subjectId;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> details;

  @Column(name = "request_id")
  private String requestId;

  /** All of it in small letters, made by the database. */
  @Column(insertable = false, updatable = false)
  private String search;

  protected AuditEntry() {}

  AuditEntry(
      OffsetDateTime createdAt,
      Integer userId,
      String action,
      String subjectType,
      String subjectId,
      Map<String, Object> details,
      String requestId) {
    this.createdAt = createdAt;
    this.userId = userId;
    this.action = action;
    this.subjectType = subjectType;
    this.subjectId = subjectId;
    this.details = details;
    this.requestId = requestId;
  }

  public Long getId() {
    return id;
  }

  public String getAction() {
    return action;
  }

  public Integer getUserId() {
    return userId;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public String getSubjectType() {
    return subjectType;
  }

  public String getSubjectId() {
    return subjectId;
  }

  public String getRequestId() {
    return requestId;
  }

  public Map<String, Object> getDetails() {
    return details;
  }
}
