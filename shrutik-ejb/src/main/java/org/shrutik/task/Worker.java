package org.shrutik.task;

import java.time.OffsetDateTime;

/**
 * A process of the application that lives: a node.
 *
 * @param name new at each start of the process
 * @param since when it announced itself
 * @param running how many tasks it works on
 */
public record Worker(String name, OffsetDateTime since, long running) {}
