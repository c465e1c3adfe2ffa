package org.shrutik.web.consensus;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has the jobs of recalculations looked after from the start to the end of the application. */
@WebListener
public class RecalculationSchedule implements ServletContextListener {
  private static final long PERIOD_SECONDS = 3;

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private RecalculationJobs jobs;
  private ScheduledFuture<?> schedule;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    schedule =
        executor.scheduleWithFixedDelay(
            jobs::startDue, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    schedule.cancel(false);
    jobs.stopAll();
  }
}
