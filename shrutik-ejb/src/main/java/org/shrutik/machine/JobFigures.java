package org.shrutik.machine;

/** Counts of jobs. */
public record JobFigures(long completed, double meanSeconds, long queued, long running) {}
