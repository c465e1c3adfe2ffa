package org.shrutik.notification;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the mail of gathered news written in time, and old news thrown away. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
public class NotificationSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationSchedule.class);

  @Resource private TimerService timers;
  @Inject private PreferenceService preferences;
  @Inject private NotificationService notifications;
  @Inject private Clock clock;

  @PostConstruct
  void start() {
    long period = Settings.NOTIFICATION_SWEEP_SECONDS.asLong() * 1000;
    timers.createIntervalTimer(period, period, new TimerConfig("digests", false));
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sendDigests() {
    try {
      for (int userId : preferences.dueForDigest()) {
        preferences.digest(userId);
      }
    } catch (EJBException e) {
      LOG.warn("Gathered news could not be mailed now: {}", e.getMessage());
    }
  }

  /** Throws old news away. */
  @Schedule(hour = "3", minute = "29", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void tidy() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    int rows = notifications.forget(now.minusDays(Settings.NOTIFICATION_KEPT_DAYS.asLong()), now);
    LOG.info("{} old notifications and tickets thrown away", rows);
  }
}
