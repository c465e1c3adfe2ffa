package org.shrutik.web.dataset;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.dataset.ExportStatus;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.task.NodePresence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the jobs of releases that wait and takes over those whose node died. The row of a release
 * says who works on it: it is claimed under its lock before a job starts, and the node's name is
 * also among the job's parameters, so there is no moment in which a job belongs to nobody.
 */
@ApplicationScoped
public class DatasetJobs {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetJobs.class);
  private static final String JOB = "dataset-export";
  private static final String NODE = "node";
  private static final String BATCH = "batch";
  private static final Set<BatchStatus> AT_WORK =
      EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);

  @Inject private ReleaseService releases;
  @Inject private NodePresence nodes;
  private boolean troubled;

  /** Looks once through all releases that are not finished. Never throws. */
  public synchronized void startDue() {
    try {
      JobOperator operator = BatchRuntime.getJobOperator();
      for (ExportBatch batch : releases.open()) {
        consider(operator, batch);
      }
      troubled = false;
    } catch (EJBException | BatchRuntimeException e) {
      if (!troubled) {
        LOG.warn("Exports cannot be started now: {}", e.getMessage());
        troubled = true;
      }
    }
  }

  private void consider(JobOperator operator, ExportBatch batch) {
    Optional<JobExecution> latest = latest(operator, batch);
    boolean atWork = latest.isPresent() && AT_WORK.contains(latest.get().getBatchStatus());
    if ((atWork && nodes.isAlive(latest.get().getJobParameters().getProperty(NODE)))
        || runsHere(operator, batch.getBatchId())) {
      return;
    }
    if (batch.getStatus() == ExportStatus.PROCESSING && nodes.self().equals(batch.getOwner())) {
      // Ours, but no job of it runs: the job's last word did not reach the database.
      releases.ended(batch.getBatchId(), "The export was interrupted.", false);
    }
    if (releases.claim(batch.getBatchId()).isPresent()) {
      launch(operator, batch.getBatchId(), latest);
    }
  }

  /** Also a job whose execution could not be noted in the release's row. */
  private static boolean runsHere(JobOperator operator, String batchId) {
    try {
      for (long execution : operator.getRunningExecutions(JOB)) {
        if (batchId.equals(operator.getParameters(execution).getProperty(BATCH))) {
          return true;
        }
      }
    } catch (NoSuchJobException | NoSuchJobExecutionException e) {
      LOG.trace("None ever ran here, or it just ended", e);
    }
    return false;
  }

  private void launch(JobOperator operator, String batchId, Optional<JobExecution> latest) {
    Properties parameters = new Properties();
    parameters.setProperty(BATCH, batchId);
    parameters.setProperty(NODE, nodes.self());
    try {
      long execution = restartOrStart(operator, parameters, latest);
      releases.began(batchId, execution);
    } catch (BatchRuntimeException e) {
      LOG.warn("The job of export {} does not start: {}", batchId, e.getMessage());
      releases.ended(batchId, "The export could not be started.", false);
    }
  }

  /**
   * Goes on from the last checkpoint; where that is refused the work is done anew, to one result.
   */
  private static long restartOrStart(
      JobOperator operator, Properties parameters, Optional<JobExecution> latest) {
    if (latest.isPresent() && latest.get().getBatchStatus() != BatchStatus.COMPLETED) {
      long id = latest.get().getExecutionId();
      try {
        long execution = operator.restart(id, parameters);
        LOG.info("Job execution {} goes on as {}", id, execution);
        return execution;
      } catch (BatchRuntimeException e) {
        LOG.warn("Job execution {} cannot go on and begins anew: {}", id, e.getMessage());
      }
    }
    return operator.start(JOB, parameters);
  }

  private static Optional<JobExecution> latest(JobOperator operator, ExportBatch batch) {
    try {
      return batch.getJobExecutionId() == null
          ? Optional.empty()
          : Optional.ofNullable(operator.getJobExecution(batch.getJobExecutionId()));
    } catch (NoSuchJobExecutionException e) {
      return Optional.empty();
    }
  }

  /** Asks the jobs that run here to stop; another node, or the next start, takes them over. */
  public void stopAll() {
    try {
      JobOperator operator = BatchRuntime.getJobOperator();
      for (long execution : operator.getRunningExecutions(JOB)) {
        operator.stop(execution);
      }
    } catch (NoSuchJobException e) {
      LOG.debug("No export ever ran here", e);
    } catch (BatchRuntimeException e) {
      LOG.warn("An export could not be stopped: {}", e.getMessage());
    }
  }
}
