package org.shrutik.task;

/** A task was written; its bell may ring once the transaction is committed. */
public record TaskEnqueued(long taskId, TaskKind kind) {}
