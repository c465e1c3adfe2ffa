package org.shrutik.web.consensus;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.shrutik.consensus.ConsensusRecalculation;
import org.shrutik.consensus.RecalculationService;
import org.shrutik.consensus.RecalculationStatus;
import org.shrutik.task.NodePresence;
import org.shrutik.web.task.BatchJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the jobs of recalculations that wait and takes over those whose node died. */
@ApplicationScoped
public class RecalculationJobs {
  private static final Logger LOG = LoggerFactory.getLogger(RecalculationJobs.class);
  private static final String JOB = "consensus-recalculation";

  @Inject private RecalculationService recalculations;
  @Inject private NodePresence nodes;
  @Inject private BatchJobs jobs;
  private boolean troubled;

  /** Looks once through all that are not finished; one runs at a time. Never throws. */
  public synchronized void startDue() {
    try {
      for (ConsensusRecalculation open : recalculations.open()) {
        if (consider(open)) {
          return;
        }
      }
      troubled = false;
    } catch (EJBException | BatchRuntimeException e) {
      if (!troubled) {
        LOG.warn("Recalculations cannot be started now: {}", e.getMessage());
        troubled = true;
      }
    }
  }

  /** Returns whether somebody works on it now. */
  private boolean consider(ConsensusRecalculation open) {
    int id = open.getId();
    BatchJobs.Work work =
        new BatchJobs.Work(JOB, "recalculation", String.valueOf(id), open.getJobExecutionId());
    if (jobs.isInGoodHands(work)) {
      return true;
    }
    if (open.getStatus() == RecalculationStatus.RUNNING && nodes.self().equals(open.getOwner())) {
      // Ours, but no job of it runs: the job's last word did not reach the database.
      recalculations.ended(id, false);
    }
    if (recalculations.claim(id).isEmpty()) {
      return false;
    }
    try {
      recalculations.began(id, jobs.launch(work));
      return true;
    } catch (BatchRuntimeException e) {
      LOG.warn("The job of recalculation {} does not start: {}", id, e.getMessage());
      recalculations.ended(id, false);
      return false;
    }
  }

  /** Asks the jobs that run here to stop; another node, or the next start, takes them over. */
  public void stopAll() {
    jobs.stopAll(JOB);
  }
}
