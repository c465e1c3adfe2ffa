package org.shrutik.task;

/**
 * A task was written; its bell may ring once the transaction is committed.
 *
 * @param requestId of the request that it follows from, null where there is none
 */
public record TaskEnqueued(long taskId, TaskKind kind, String requestId) {}
