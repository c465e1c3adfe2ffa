package org.shrutik.web.socket;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has live connections looked after from the start to the end of the application. */
@WebListener
public class ConnectionSchedule implements ServletContextListener {
  @Resource private ManagedScheduledExecutorService executor;
  @Inject private NewsHub hub;
  private ScheduledFuture<?> schedule;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    schedule = executor.scheduleWithFixedDelay(hub::check, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    schedule.cancel(false);
    hub.closeAll();
  }
}
