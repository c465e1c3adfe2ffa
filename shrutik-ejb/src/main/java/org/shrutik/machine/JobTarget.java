package org.shrutik.machine;

/** What is transcribed. */
public enum JobTarget {
  /** A file sent with the job. */
  UPLOAD,
  /** An object that the client put into storage before. */
  OBJECT,
  RECORDING,
  CHUNK
}
