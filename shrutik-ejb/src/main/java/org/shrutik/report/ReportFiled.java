package org.shrutik.report;

/** Somebody reported something. Told inside its transaction. */
public record ReportFiled(long reportId, SubjectType type, int subjectId, ReportReason reason) {}
