/**
 * The job {@code dataset-export}: reads and checks every clip of a frozen release, then writes the
 * archive in the layout of Common Voice.
 *
 * <p>What must stay true: memory does not grow with the release; the archive depends on the frozen
 * rows, the clips and the site's secret only; whatever was half written is written again whole; a
 * missing or damaged clip fails the job by name.
 */
package org.shrutik.batch.datasetexport;
