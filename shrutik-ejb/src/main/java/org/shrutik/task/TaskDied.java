package org.shrutik.task;

import java.time.OffsetDateTime;

/** A task had its last attempt. Told inside the transaction that says so. */
public record TaskDied(
    long taskId, TaskKind kind, long subjectId, String cause, OffsetDateTime at) {}
