package org.shrutik.task;

/** This node has just looked for lost tasks; who takes tasks at its own pace may look too. */
public record TasksSwept() {}
