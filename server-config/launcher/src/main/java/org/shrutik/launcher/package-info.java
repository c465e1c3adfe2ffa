/**
 * Starts Shrutik on a machine that has no server yet: PostgreSQL, the Artemis broker and Payara,
 * each in a process of its own, all of them on loopback except the HTTP listener.
 *
 * <p>What must stay true: everything it keeps lies under one data directory, which one launcher at
 * a time may use; secrets are made at the first start, kept readable by the owner only, and reach
 * child processes through the environment, never through a command line; stopping leaves no
 * process; and a start after any kind of death finds its data and clears what was left running.
 */
package org.shrutik.launcher;
