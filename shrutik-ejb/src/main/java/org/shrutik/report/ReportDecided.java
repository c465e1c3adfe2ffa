package org.shrutik.report;

/** A report was decided. Told inside its transaction; the reporter is null where nobody knows. */
public record ReportDecided(
    long reportId, Integer reporterId, SubjectType type, int subjectId, ReportStatus status) {}
