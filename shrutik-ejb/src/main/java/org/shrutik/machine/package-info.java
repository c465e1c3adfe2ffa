/**
 * Speech turned into text by a machine: jobs, their attempts, results and logs. A job has exactly
 * one final state, written together with the end of its task; whoever lost its task meanwhile
 * changes nothing. The text is a machine's: it is kept apart and never counted as a person's
 * transcription.
 */
package org.shrutik.machine;
