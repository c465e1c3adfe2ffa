package org.shrutik.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.recording.Accepted;
import org.shrutik.recording.RecordingIntake;
import org.shrutik.recording.Upload;
import org.shrutik.storage.Sha256;
import org.shrutik.storage.Storage;

/**
 * Writes the pieces of an upload to its growing file, and hands the whole file to the intake of
 * recordings. Runs without a transaction. One request at a time works on an upload, on all nodes
 * together: it holds a lock on the file, which a process that dies leaves at once.
 */
@ApplicationScoped
public class UploadIntake {
  private static final int BUFFER = 64 * 1024;

  /** Faults that no second attempt with the same bytes would mend. */
  private static final Set<ErrorCode> FINAL =
      Set.of(
          ErrorCode.VALIDATION_ERROR,
          ErrorCode.PROCESSING_ERROR,
          ErrorCode.UNSUPPORTED_FORMAT,
          ErrorCode.FILE_TOO_LARGE,
          ErrorCode.CONFLICT,
          ErrorCode.SESSION_EXPIRED,
          ErrorCode.RESOURCE_NOT_FOUND);

  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  @Inject private UploadService uploads;
  @Inject private RecordingIntake recordings;
  @Inject private Storage storage;

  /**
   * How far an upload is, with what became of it. Where all has arrived but an earlier request did
   * not live to hand it over, this does.
   *
   * @throws ShrutikException as {@link #append}
   */
  public UploadState settle(Caller caller, String id) throws IOException, InterruptedException {
    UploadState state = state(caller, id);
    return state.status().equals("complete") ? append(caller, id, state.offset(), null, 0) : state;
  }

  /** How far an upload is; does nothing. */
  public UploadState state(Caller caller, String id) throws IOException {
    ResumableUpload upload = uploads.get(caller, id);
    Path file = storage.growing(id);
    return new UploadState(
        upload, upload.isOver() ? upload.getLength() : Files.exists(file) ? Files.size(file) : 0);
  }

  /**
   * Appends a piece, and makes the recording when it was the last one. What arrived of a piece that
   * was cut stays.
   *
   * @param offset where the client believes the upload is
   * @param piece its bytes, or null for none
   * @param size of the piece in bytes, or -1 where the client does not say
   * @throws ShrutikException CONFLICT for another offset or while another request works on this
   *     upload, VALIDATION_ERROR for more bytes than announced, BAD_REQUEST for a cut piece, and
   *     what {@link RecordingIntake#accept} says of the whole file, also when asked again
   */
  public UploadState append(Caller caller, String id, long offset, InputStream piece, long size)
      throws IOException, InterruptedException {
    uploads.get(caller, id);
    if (!busy.add(id)) {
      throw inWork();
    }
    try (FileChannel file =
        FileChannel.open(
            storage.growing(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(file);
      // What this request waited for may have ended the upload.
      ResumableUpload upload = uploads.get(caller, id);
      if (upload.isOver()) {
        storage.discardGrown(id);
        return over(upload, offset);
      }
      if (offset != file.size()) {
        throw ShrutikException.conflict(
            "Upload-Offset", "The upload is at " + file.size() + ", not at " + offset + ".");
      }
      if (size > upload.getLength() - offset) {
        throw tooMuch(upload);
      }
      if (piece != null) {
        write(piece, size, file, upload);
      }
      UploadState state = new UploadState(upload, file.size());
      return state.isComplete() ? finish(caller, upload) : state;
    } finally {
      busy.remove(id);
    }
  }

  private static UploadState over(ResumableUpload upload, long offset) {
    if (upload.refusal().isPresent()) {
      throw upload.refusal().get();
    }
    if (offset != upload.getLength()) {
      throw ShrutikException.conflict("Upload-Offset", "The upload is finished.");
    }
    return new UploadState(upload, upload.getLength());
  }

  /** Until the file is closed. */
  private static void lock(FileChannel file) throws IOException {
    if (file.tryLock() == null) {
      throw inWork();
    }
  }

  private static void write(InputStream piece, long size, FileChannel file, ResumableUpload upload)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    file.position(file.size());
    long written = 0;
    try {
      for (int read = read(piece, buffer); read >= 0; read = read(piece, buffer)) {
        if (file.position() + read > upload.getLength()) {
          file.truncate(file.size() - written);
          throw tooMuch(upload);
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          written += file.write(bytes);
        }
      }
    } finally {
      file.force(true);
    }
    if (written < size) {
      throw cut();
    }
  }

  private static int read(InputStream piece, byte[] buffer) {
    try {
      return piece.read(buffer);
    } catch (IOException e) {
      throw cut();
    }
  }

  private UploadState finish(Caller caller, ResumableUpload upload)
      throws IOException, InterruptedException {
    String id = upload.getId();
    Path grown = storage.growing(id);
    ResumableUpload ended;
    try {
      Accepted accepted =
          recordings.accept(
              caller,
              new Upload(
                  upload.getSessionId(),
                  null,
                  storage.incoming(grown),
                  Sha256.of(grown),
                  upload.getLength(),
                  upload.getClaims()));
      ended = uploads.accept(id, accepted.view().recording().getId());
    } catch (ShrutikException e) {
      if (FINAL.contains(e.code())) {
        uploads.refuse(id, e.code(), e.getMessage());
        storage.discardGrown(id);
      }
      throw e;
    }
    storage.discardGrown(id);
    return new UploadState(ended, ended.getLength());
  }

  /**
   * Ends an upload; a recording that it became stays.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND for an unknown or foreign one, CONFLICT while
   *     another request works on it
   */
  public void discard(Caller caller, String id) throws IOException {
    uploads.get(caller, id);
    if (busy.contains(id)) {
      throw inWork();
    }
    forget(id);
  }

  /** Removes the file, then the row: no file is left that no row tells of. */
  void forget(String id) throws IOException {
    storage.discardGrown(id);
    uploads.remove(id);
  }

  private static ShrutikException inWork() {
    return ShrutikException.conflict(
        "upload_id", "Another request is writing to this upload. Try again shortly.");
  }

  private static ShrutikException tooMuch(ResumableUpload upload) {
    return ShrutikException.invalid(
        "Upload-Length", "only " + upload.getLength() + " bytes were announced; none were kept");
  }

  private static ShrutikException cut() {
    String message = "The piece ended early. Ask for the offset and go on from there.";
    return new ShrutikException(
        ErrorCode.BAD_REQUEST, message, List.of(new FieldIssue("body", "ended early")));
  }
}
