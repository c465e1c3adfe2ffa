package org.shrutik.batch.datasetexport;

import jakarta.batch.runtime.context.JobContext;
import java.io.IOException;

/**
 * Why a job ended without an archive, in words for who asked for it.
 *
 * @param lasting whether another attempt would fail as well
 */
record JobFailure(String message, boolean lasting) {
  private static final JobFailure UNKNOWN =
      new JobFailure(
          "The export was interrupted by a fault of the server; its log tells more.", false);

  /** Leaves the cause with the job, for {@link #of}. */
  static void note(JobContext job, Exception cause) {
    job.setTransientUserData(of(cause));
  }

  /** What a step noted, else that the cause is not known. */
  static JobFailure of(JobContext job) {
    return job.getTransientUserData() instanceof JobFailure failure ? failure : UNKNOWN;
  }

  private static JobFailure of(Exception cause) {
    if (cause instanceof DamagedClipException) {
      return new JobFailure(cause.getMessage(), true);
    }
    if (cause instanceof IOException) {
      return new JobFailure("The storage could not be read or written.", false);
    }
    return UNKNOWN;
  }
}
