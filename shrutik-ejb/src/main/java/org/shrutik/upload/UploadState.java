package org.shrutik.upload;

/**
 * An upload and how far it is.
 *
 * @param offset how many bytes have arrived
 */
public record UploadState(ResumableUpload upload, long offset) {

  /** {@code uploading}, {@code complete} (all has arrived), {@code accepted} or {@code refused}. */
  public String status() {
    if (upload.getRecordingId() != null) {
      return "accepted";
    }
    if (upload.isOver()) {
      return "refused";
    }
    return isComplete() ? "complete" : "uploading";
  }

  boolean isComplete() {
    return offset == upload.getLength();
  }
}
