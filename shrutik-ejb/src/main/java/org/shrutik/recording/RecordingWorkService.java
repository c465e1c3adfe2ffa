package org.shrutik.recording;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/**
 * Recordings that are worked on once more, stopped or taken back. Each use case one transaction.
 */
@Stateless
public class RecordingWorkService {
  private static final int MOST_AT_ONCE = 1000;

  @Inject private RecordingRepository recordings;
  @Inject private RecordingService views;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Has a recording cut, if it is not yet: its owner's, or anybody's for staff.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND
   */
  public RecordingView process(Caller caller, int id) {
    views.get(caller, id);
    queue(caller, id);
    return views.get(caller, id);
  }

  /**
   * Has all of these cut that are not yet.
   *
   * @return the ids of those that wait now
   * @throws ShrutikException RESOURCE_NOT_FOUND for the first that there is not; then none waits
   */
  public List<Integer> processAll(Caller caller, Collection<Integer> ids) {
    requireStaff(caller);
    if (ids.isEmpty() || ids.size() > MOST_AT_ONCE || ids.stream().anyMatch(id -> id == null)) {
      throw ShrutikException.invalid("recording_ids", "must be 1 to " + MOST_AT_ONCE + " ids");
    }
    List<Integer> queued = new ArrayList<>();
    // In the order of ids, like everybody who locks several.
    for (int id : new TreeSet<>(ids)) {
      if (queue(caller, id)) {
        queued.add(id);
      }
    }
    return queued;
  }

  /** Has recordings that failed cut once more, the latest first, as many as go at once. */
  public List<Integer> retryFailed(Caller caller) {
    requireStaff(caller);
    List<Integer> failed = recordings.failed(MOST_AT_ONCE);
    return failed.isEmpty() ? failed : processAll(caller, failed);
  }

  /**
   * Sets a recording back to the queue, or marks it as failed. Other states follow from the work.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND, VALIDATION_ERROR for a state that cannot be set,
   *     CONFLICT for a recording that is processed
   */
  public RecordingView set(Caller caller, int id, RecordingStatus status) {
    requireStaff(caller);
    Recording recording = lock(id);
    if (recording.isProcessed() && status != RecordingStatus.PROCESSED) {
      throw ShrutikException.conflict(
          "new_status", "A recording that is processed stays so: its chunks are being used.");
    }
    switch (status) {
      case UPLOADED -> queue(caller, id);
      case FAILED -> {
        recording.fail("Stopped by hand.", OffsetDateTime.now(clock));
        audit.record(caller.userId(), "stop-recording", "recording", id, Map.of());
      }
      case PROCESSING, PROCESSED -> {
        if (recording.getStatus() != status) {
          throw ShrutikException.invalid(
              "new_status", "is reached by the work itself; uploaded and failed can be set");
        }
      }
    }
    return views.get(caller, id);
  }

  /**
   * Takes a recording back that nothing was made of yet: its owner, or staff.
   *
   * @return the folder of its files in storage
   * @throws ShrutikException RESOURCE_NOT_FOUND; BAD_REQUEST when it has chunks; CONFLICT while it
   *     is worked on
   */
  public String remove(Caller caller, int id) {
    RecordingView view = views.get(caller, id);
    if (view.recording().getUserId() != caller.userId()) {
      requireStaff(caller);
    }
    Recording recording = lock(id);
    if (recordings.view(id).orElseThrow().chunks() > 0) {
      String message = "The recording has chunks, so it cannot be deleted.";
      throw new ShrutikException(
          ErrorCode.BAD_REQUEST, message, List.of(new FieldIssue("recording_id", message)));
    }
    if (recording.getStatus() == RecordingStatus.PROCESSING) {
      throw ShrutikException.conflict("recording_id", "The recording is being processed just now.");
    }
    recordings.remove(recording);
    audit.record(caller.userId(), "delete-recording", "recording", id, Map.of());
    String key = recording.getFilePath();
    return key.substring(0, key.lastIndexOf('/'));
  }

  private boolean queue(Caller caller, int id) {
    Recording recording = lock(id);
    if (recording.isProcessed()) {
      return false;
    }
    recording.queue(OffsetDateTime.now(clock));
    tasks.enqueue(TaskKind.CHUNKING, id);
    audit.record(caller.userId(), "process-recording", "recording", id, Map.of());
    return true;
  }

  private Recording lock(int id) {
    return recordings.lock(id).orElseThrow(() -> ShrutikException.notFound("recording", id));
  }

  private static void requireStaff(Caller caller) {
    if (!caller.may(Permission.ACCESS_RAW_DATA)) {
      caller.require(Permission.MANAGE_TASKS);
    }
  }
}
