/**
 * Decides every chunk anew with the weights in force, in the order of their ids. What must stay
 * true: a chunk is counted once, however often the job is interrupted.
 */
package org.shrutik.batch.consensusrecalculation;
