package org.shrutik.batch.datasetexport;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.storage.Storage;

/** Reads a clip and checks it. */
@Named
@Dependent
public class ClipProcessor implements ItemProcessor {
  @Inject @BatchProperty private String batch;
  @Inject private JobContext job;
  @Inject private ReleaseService releases;
  @Inject private Storage storage;

  private ClipVerifier verifier;

  @Override
  public Object processItem(Object item) throws IOException {
    try {
      if (verifier == null) {
        verifier =
            new ClipVerifier(
                storage, ReleaseKeys.ofSite(), releases.get(batch).filter().includeAudio());
      }
      return verifier.verify((ReleaseItem) item);
    } catch (IOException | RuntimeException e) {
      JobFailure.note(job, e);
      throw e;
    }
  }
}
