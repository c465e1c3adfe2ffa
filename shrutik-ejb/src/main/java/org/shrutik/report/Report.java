package org.shrutik.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import org.shrutik.ShrutikException;

/** That somebody finds something harmful or wrong. */
@Entity
@Table(name = "reports")
public class Report {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "subject_type")
  @Enumerated(EnumType.STRING)
  private SubjectType subjectType;

  @Column(name = "subject_id")
  private int subjectId;

  @Column(name = "chunk_id")
  private Integer chunkId;

  @Enumerated(EnumType.STRING)
  private ReportReason reason;

  private String comment;

  @Column(name = "reporter_id")
  private Integer reporterId;

  @Enumerated(EnumType.STRING)
  private ReportStatus status;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "decided_by_id")
  private Integer decidedById;

  @Column(name = "decided_at")
  private OffsetDateTime decidedAt;

  @Column(name = "decision_comment")
  private String decisionComment;

  @Version private int version;

  protected Report() {}

  Report(
      SubjectType subjectType,
      int subjectId,
      Integer chunkId,
      ReportReason reason,
      String comment,
      Integer reporterId,
      OffsetDateTime now) {
    this.subjectType = subjectType;
    this.subjectId = subjectId;
    this.chunkId = chunkId;
    this.reason = reason;
    this.comment = comment;
    this.reporterId = reporterId;
    this.status = ReportStatus.OPEN;
    this.createdAt = now;
  }

  /**
   * A reviewer's word.
   *
   * @throws ShrutikException CONFLICT when somebody decided before
   */
  void decide(boolean upheld, int reviewerId, String why, OffsetDateTime now) {
    if (status != ReportStatus.OPEN) {
      throw ShrutikException.conflict("report_id", "The report is " + status.wire() + " already.");
    }
    status = upheld ? ReportStatus.UPHELD : ReportStatus.DISMISSED;
    decidedById = reviewerId;
    decidedAt = now;
    decisionComment = why;
  }

  public Long getId() {
    return id;
  }

  public SubjectType getSubjectType() {
    return subjectType;
  }

  public int getSubjectId() {
    return subjectId;
  }

  /** The chunk that it is about, null for a script or a whole recording. */
  public Integer getChunkId() {
    return chunkId;
  }

  public ReportReason getReason() {
    return reason;
  }

  public String getComment() {
    return comment;
  }

  /** Null for somebody who was not logged in. */
  public Integer getReporterId() {
    return reporterId;
  }

  public ReportStatus getStatus() {
    return status;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public Integer getDecidedById() {
    return decidedById;
  }

  public OffsetDateTime getDecidedAt() {
    return decidedAt;
  }

  public String getDecisionComment() {
    return decisionComment;
  }
}
