package org.shrutik.chunk;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingEnded;
import org.shrutik.recording.RecordingRepository;
import org.shrutik.script.Script;
import org.shrutik.script.ScriptRepository;
import org.shrutik.task.TaskService;

/** The transactions around the cutting of a recording. Called by the application itself only. */
@Stateless
public class ChunkingService {
  @Inject private RecordingRepository recordings;
  @Inject private ScriptRepository scripts;
  @Inject private ChunkRepository chunks;
  @Inject private TaskService tasks;
  @Inject private Event<RecordingEnded> ended;
  @Inject private Clock clock;

  /** What there is to cut; nothing when it was cut already, in which case the task is done. */
  public Optional<Work> begin(int recordingId, long taskId) {
    Optional<Recording> recording = recordings.find(recordingId);
    if (recording.isEmpty() || recording.get().isProcessed()) {
      tasks.complete(taskId);
      return Optional.empty();
    }
    return recording.map(r -> new Work(r, scripts.find(r.getScriptId()).orElseThrow()));
  }

  /** A recording to cut and the script that was read. */
  public record Work(Recording recording, Script script) {}

  /**
   * Writes the chunk rows, marks the recording processed and the task done, together. A recording
   * that somebody else finished meanwhile is left as it is.
   *
   * @return false where there is no such recording any more
   */
  public boolean complete(int recordingId, List<ChunkFile> files, long taskId) {
    Optional<Recording> found = recordings.lock(recordingId);
    if (found.isEmpty()) {
      tasks.complete(taskId);
      return false;
    }
    Recording recording = found.get();
    if (!recording.isProcessed()) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      chunks.addAll(files.stream().map(file -> new Chunk(recording, file, now)).toList());
      recording.processed(now);
      ended.fire(new RecordingEnded(recordingId, recording.getUserId(), files.size(), null));
    }
    tasks.complete(taskId);
    return true;
  }
}
