package org.shrutik.dataset;

/**
 * The work on a release is over. Told inside the transaction that says so.
 *
 * @param failure why there is no archive, null where there is one
 */
public record ExportEnded(String batchId, Integer orderedById, String failure) {}
