package org.shrutik.machine;

/**
 * A job to be.
 *
 * @param targetId of the recording or chunk; null for a file
 * @param storageKey where its sound is
 * @param model a model's name or an alias
 * @param language a code, or {@code auto}
 */
public record NewJob(
    JobTarget target,
    Integer targetId,
    String filename,
    String storageKey,
    long sizeBytes,
    String model,
    String language) {}
