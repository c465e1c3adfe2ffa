package org.shrutik.recogniser;

import java.time.Duration;

/**
 * What a worker may take.
 *
 * @param load until its model is loaded
 * @param answer for one answer, to some tenths of a second of sound
 * @param memoryBytes resident memory, with its model
 * @param idle without work, before it is let go
 */
record WorkerLimits(Duration load, Duration answer, long memoryBytes, Duration idle) {}
