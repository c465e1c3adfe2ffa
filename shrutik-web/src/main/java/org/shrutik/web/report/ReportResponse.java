package org.shrutik.web.report;

import org.shrutik.report.Report;
import org.shrutik.report.ReportService.View;
import org.shrutik.web.rest.Times;

/** A report with what was decided about it. */
public record ReportResponse(
    long id,
    String subjectType,
    int subjectId,
    Integer chunkId,
    String reason,
    String comment,
    Integer reporterId,
    String excerpt,
    String status,
    String createdAt,
    Integer decidedById,
    String decidedAt,
    String decisionComment) {
  static ReportResponse of(View view) {
    Report r = view.report();
    return new ReportResponse(
        r.getId(),
        r.getSubjectType().wire(),
        r.getSubjectId(),
        r.getChunkId(),
        r.getReason().wire(),
        r.getComment(),
        r.getReporterId(),
        view.excerpt(),
        r.getStatus().wire(),
        Times.wire(r.getCreatedAt()),
        r.getDecidedById(),
        Times.wire(r.getDecidedAt()),
        r.getDecisionComment());
  }
}
