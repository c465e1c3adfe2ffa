/**
 * Uploads in pieces: begun for a recording session, interrupted, gone on with, finished.
 *
 * <p>What must stay true: how much has arrived is the length of the growing file and nothing else;
 * only its owner sees an upload; the finished file takes the way of every other upload, through
 * {@link org.shrutik.recording.RecordingIntake}; the growing file goes only after the row says what
 * became of it.
 */
package org.shrutik.upload;
