package org.shrutik.batch.datasetexport;

import org.shrutik.dataset.ReleaseItem;

/** A clip that the release promises is not there or is not what it was: no retry will help. */
final class DamagedClipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DamagedClipException(ReleaseItem item, String fault, Throwable cause) {
    super(
        "The clip of chunk " + item.chunkId() + " (recording " + item.recordingId() + ") " + fault,
        cause);
  }

  static DamagedClipException missing(ReleaseItem item, Throwable cause) {
    return new DamagedClipException(item, "is missing.", cause);
  }

  static DamagedClipException damaged(ReleaseItem item) {
    return new DamagedClipException(item, "is damaged: it is not what was stored.", null);
  }
}
