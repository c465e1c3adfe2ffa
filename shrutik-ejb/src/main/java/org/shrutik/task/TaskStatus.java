package org.shrutik.task;

/** Where a task stands. Only a person can move it out of {@code DEAD}. */
public enum TaskStatus {
  WAITING,
  RUNNING,
  DONE,
  DEAD
}
