package org.shrutik.task;

/**
 * How much work is open.
 *
 * @param oldestSeconds since when the oldest waiting task is due, 0 without one
 */
public record Backlog(long waiting, long running, long dead, long oldestSeconds) {}
