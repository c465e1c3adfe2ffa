package org.shrutik.task;

/** Does the work of one kind of task. Called without a transaction; must be idempotent. */
public interface TaskHandler {
  TaskKind kind();

  /**
   * Does the work and marks the task done in the transaction that writes the result.
   *
   * @throws Exception any failure counts as a failed attempt
   */
  void handle(Task task) throws Exception;

  /** The last attempt failed; the subject is told. */
  void giveUp(Task task, String cause);
}
