package org.shrutik.chunk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.recording.RecordingService;

/** Reading chunks. Whoever may transcribe may hear any chunk. */
@Stateless
public class ChunkService {
  private static final Duration HEARD_AGAIN = Duration.ofMinutes(10);

  @Inject private ChunkRepository chunks;
  @Inject private RecordingService recordings;
  @Inject private AuditService audit;

  public Chunk get(Caller caller, int id) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    return chunks.find(id).orElseThrow(() -> ShrutikException.notFound("chunk", id));
  }

  /**
   * A chunk to be heard. That staff hears what others spoke is audited, once in ten minutes for the
   * same chunk.
   */
  public Chunk hear(Caller caller, int id) {
    Chunk chunk = get(caller, id);
    if (chunk.getSpeakerId() != caller.userId() && caller.may(Permission.VIEW_ALL_DATA)) {
      audit.recordNowAndThen(caller.userId(), "listen", "chunk", id, HEARD_AGAIN);
    }
    return chunk;
  }

  /** A chunk for whoever holds a signed link to it; the signature was checked. */
  @OpenToAll("a signed link is a permission of its own")
  public Chunk ofLink(int id) {
    return chunks.find(id).orElseThrow(() -> ShrutikException.notFound("chunk", id));
  }

  /** The chunks of one's own recording, or of anybody's for staff, in the order of time. */
  public List<Chunk> ofRecording(Caller caller, int recordingId) {
    recordings.get(caller, recordingId);
    return chunks.ofRecording(recordingId);
  }
}
