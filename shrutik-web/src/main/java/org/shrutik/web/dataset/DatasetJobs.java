package org.shrutik.web.dataset;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ExportStatus;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.task.NodePresence;
import org.shrutik.web.task.BatchJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the jobs of releases that wait and takes over those whose node died. The row of a release
 * says who works on it: it is claimed under its lock before a job starts.
 */
@ApplicationScoped
public class DatasetJobs {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetJobs.class);
  private static final String JOB = "dataset-export";

  @Inject private ReleaseService releases;
  @Inject private NodePresence nodes;
  @Inject private BatchJobs jobs;
  private boolean troubled;

  /** Looks once through all releases that are not finished. Never throws. */
  public synchronized void startDue() {
    try {
      for (ExportBatch batch : releases.open()) {
        consider(batch);
      }
      troubled = false;
    } catch (EJBException | BatchRuntimeException e) {
      if (!troubled) {
        LOG.warn("Exports cannot be started now: {}", e.getMessage());
        troubled = true;
      }
    }
  }

  private void consider(ExportBatch batch) {
    BatchJobs.Work work =
        new BatchJobs.Work(JOB, "batch", batch.getBatchId(), batch.getJobExecutionId());
    if (jobs.isInGoodHands(work)) {
      return;
    }
    if (batch.getStatus() == ExportStatus.PROCESSING && nodes.self().equals(batch.getOwner())) {
      // Ours, but no job of it runs: the job's last word did not reach the database.
      releases.ended(batch.getBatchId(), "The export was interrupted.", false);
    }
    if (releases.claim(batch.getBatchId()).isPresent()) {
      launch(work);
    }
  }

  private void launch(BatchJobs.Work work) {
    try {
      releases.began(work.row(), jobs.launch(work));
    } catch (BatchRuntimeException e) {
      LOG.warn("The job of export {} does not start: {}", work.row(), e.getMessage());
      releases.ended(work.row(), "The export could not be started.", false);
    }
  }

  /** Asks the jobs that run here to stop; another node, or the next start, takes them over. */
  public void stopAll() {
    jobs.stopAll(JOB);
  }
}
