package org.shrutik.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.storage.Storage;
import org.shrutik.task.Task;
import org.shrutik.task.TaskHandler;
import org.shrutik.task.TaskKind;
import org.shrutik.withdrawal.WithdrawalRepository.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was taken back: rows first, which remember the files, then the files. */
@ApplicationScoped
public class ErasureProcessor implements TaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureProcessor.class);

  @Inject private ErasureService erasure;
  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;

  @Override
  public TaskKind kind() {
    return TaskKind.ERASURE;
  }

  @Override
  public void handle(Task task) throws IOException {
    long id = task.getSubjectId();
    Optional<Withdrawal> open = erasure.begin(id, task.getId());
    if (open.isEmpty()) {
      return;
    }
    Withdrawal withdrawal = open.get();
    List<Integer> recordings = erasure.recordings(withdrawal);
    while (!recordings.isEmpty()) {
      recordings.forEach(recording -> erasure.eraseRecording(id, recording));
      recordings = erasure.recordings(withdrawal);
    }
    List<Integer> chunks = erasure.transcribedChunks(withdrawal);
    while (!chunks.isEmpty()) {
      chunks.forEach(chunk -> erasure.eraseTranscription(id, chunk));
      chunks = erasure.transcribedChunks(withdrawal);
    }
    List<StoredObject> objects = erasure.objects(id);
    while (!objects.isEmpty()) {
      for (StoredObject object : objects) {
        remove(id, object);
      }
      objects = erasure.objects(id);
    }
    erasure.complete(id, task.getId());
    LOG.info("Withdrawal {} is done", id);
  }

  private void remove(long withdrawalId, StoredObject object) throws IOException {
    if (object.folder()) {
      workbench.discard(object.key().substring(object.key().lastIndexOf('/') + 1));
      storage.deleteFolder(object.key());
    } else {
      storage.delete(object.key());
    }
    erasure.erasedObject(withdrawalId, object);
  }

  @Override
  public void giveUp(Task task, String cause) {
    LOG.error("Withdrawal {} could not be finished: {}", task.getSubjectId(), cause);
  }
}
