/**
 * Long, restartable work: one package a job, named as the job and its file in {@code
 * META-INF/batch-jobs}.
 *
 * <p>What must stay true: plain chunk steps and batchlets only, since a partitioned step cannot
 * restart after a kill; every step can be done again from its last checkpoint and gives the same
 * result; jobs are started by the web module.
 */
package org.shrutik.batch;
