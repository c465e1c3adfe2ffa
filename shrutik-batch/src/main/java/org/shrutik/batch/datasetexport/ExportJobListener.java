package org.shrutik.batch.datasetexport;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.shrutik.dataset.ReleaseService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the release that it failed when its job ends without an archive. */
@Named
@Dependent
public class ExportJobListener implements JobListener {
  private static final Logger LOG = LoggerFactory.getLogger(ExportJobListener.class);

  @Inject @BatchProperty private String batch;
  @Inject private JobContext job;
  @Inject private ReleaseService releases;

  @Override
  public void beforeJob() {
    LOG.info("Export {} runs as job execution {}", batch, job.getExecutionId());
  }

  @Override
  public void afterJob() {
    if (job.getBatchStatus() == BatchStatus.STOPPING
        || job.getBatchStatus() == BatchStatus.STOPPED) {
      return;
    }
    JobFailure failure = JobFailure.of(job);
    if (releases.ended(batch, failure.message(), failure.lasting())) {
      LOG.warn("Export {} is given up: {}", batch, failure.message());
    }
  }
}
