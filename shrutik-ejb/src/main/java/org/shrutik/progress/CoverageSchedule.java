package org.shrutik.progress;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has changes added to the counters now and then, so that there are never many. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
public class CoverageSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(CoverageSchedule.class);

  @Inject private CoverageService coverage;

  /** Adds what there is; never throws. */
  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void merge() {
    try {
      coverage.merge();
    } catch (EJBException e) {
      LOG.warn("The counters of what there is wait: {}", e.getMessage());
    }
  }
}
