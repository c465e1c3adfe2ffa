package org.shrutik.batch.datasetexport;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.storage.Storage;

/** Makes the archive of a release whose clips are checked. */
@Named
@Dependent
public class ArchiveBatchlet implements Batchlet {
  @Inject @BatchProperty private String batch;
  @Inject private JobContext job;
  @Inject private ReleaseService releases;
  @Inject private Storage storage;

  private volatile boolean stopped;

  @Override
  public String process() throws IOException {
    try {
      new ReleaseArchiver(releases, storage, ReleaseKeys.ofSite()).archive(batch, () -> stopped);
      return "ARCHIVED";
    } catch (CancellationException e) {
      return "STOPPED";
    } catch (IOException | RuntimeException e) {
      JobFailure.note(job, e);
      throw e;
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
