package org.shrutik.batch.consensusrecalculation;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.shrutik.consensus.RecalculationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the recalculation how its job ended. */
@Named
@Dependent
public class RecalculationJobListener implements JobListener {
  private static final Logger LOG = LoggerFactory.getLogger(RecalculationJobListener.class);

  @Inject @BatchProperty private String recalculation;
  @Inject private JobContext job;
  @Inject private RecalculationService recalculations;

  @Override
  public void beforeJob() {
    LOG.info("Recalculation {} runs as job execution {}", recalculation, job.getExecutionId());
  }

  @Override
  public void afterJob() {
    BatchStatus status = job.getBatchStatus();
    if (status != BatchStatus.STOPPING && status != BatchStatus.STOPPED) {
      boolean whole = status != BatchStatus.FAILED;
      recalculations.ended(Integer.parseInt(recalculation), whole);
    }
  }
}
