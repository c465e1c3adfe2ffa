package org.shrutik.web.task;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.shrutik.task.NodePresence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts jobs and takes over those whose node died. A job is known by its name and by one parameter
 * that says which row it works on; the node's name is among its parameters too, so there is no
 * moment in which a job belongs to nobody.
 */
@ApplicationScoped
public class BatchJobs {
  private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);
  private static final String NODE = "node";
  private static final Set<BatchStatus> AT_WORK =
      EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);

  @Inject private NodePresence nodes;

  /**
   * The work on one row.
   *
   * @param job the job's name
   * @param key the name of the parameter that says which row it is
   * @param row its value
   * @param execution the latest execution that is known, null for none
   */
  public record Work(String job, String key, String row, Long execution) {}

  /** Whether a living node works on it. */
  public boolean isInGoodHands(Work work) {
    Optional<JobExecution> latest = latest(work);
    boolean atWork = latest.isPresent() && AT_WORK.contains(latest.get().getBatchStatus());
    return (atWork && nodes.isAlive(latest.get().getJobParameters().getProperty(NODE)))
        || runsHere(work);
  }

  /** Also a job whose execution could not be noted in its row. */
  private static boolean runsHere(Work work) {
    JobOperator operator = BatchRuntime.getJobOperator();
    try {
      for (long execution : operator.getRunningExecutions(work.job())) {
        if (work.row().equals(operator.getParameters(execution).getProperty(work.key()))) {
          return true;
        }
      }
    } catch (NoSuchJobException | NoSuchJobExecutionException e) {
      LOG.trace("None ever ran here, or it just ended", e);
    }
    return false;
  }

  /**
   * Goes on from the last checkpoint; where that is refused the work is done anew, to one result.
   *
   * @return the execution
   * @throws BatchRuntimeException when it does not start
   */
  public long launch(Work work) {
    JobOperator operator = BatchRuntime.getJobOperator();
    Properties parameters = new Properties();
    parameters.setProperty(work.key(), work.row());
    parameters.setProperty(NODE, nodes.self());
    Optional<JobExecution> latest = latest(work);
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
    return operator.start(work.job(), parameters);
  }

  private static Optional<JobExecution> latest(Work work) {
    try {
      return work.execution() == null
          ? Optional.empty()
          : Optional.ofNullable(BatchRuntime.getJobOperator().getJobExecution(work.execution()));
    } catch (NoSuchJobExecutionException e) {
      return Optional.empty();
    }
  }

  /** Asks the jobs of that name that run here to stop; another node takes them over. */
  public void stopAll(String job) {
    try {
      JobOperator operator = BatchRuntime.getJobOperator();
      for (long execution : operator.getRunningExecutions(job)) {
        operator.stop(execution);
      }
    } catch (NoSuchJobException e) {
      LOG.debug("No {} ever ran here", job, e);
    } catch (BatchRuntimeException e) {
      LOG.warn("A {} could not be stopped: {}", job, e.getMessage());
    }
  }
}
