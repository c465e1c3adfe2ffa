package org.shrutik.upload;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shrutik.config.Settings;
import org.shrutik.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes uploads whose time is over, with the pieces that had arrived of them. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
public class UploadSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSweeper.class);
  private static final int AT_ONCE = 500;

  @Resource private TimerService timers;
  @Inject private UploadService uploads;
  @Inject private UploadIntake intake;
  @Inject private Storage storage;
  @Inject private Clock clock;

  @PostConstruct
  void start() {
    long millis = Duration.ofSeconds(Settings.UPLOAD_SWEEP_SECONDS.asLong()).toMillis();
    timers.createIntervalTimer(millis, millis, new TimerConfig("upload-sweep", false));
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep() {
    try {
      List<String> expired = uploads.expired(AT_ONCE);
      for (String id : expired) {
        intake.forget(id);
      }
      // A file outlives its row only where the row went with its owner.
      Duration life = Duration.ofHours(Settings.UPLOAD_EXPIRY_HOURS.asLong());
      int files = storage.discardGrowing(Instant.now(clock).minus(life));
      if (!expired.isEmpty() || files > 0) {
        LOG.info("Swept {} expired uploads and {} files without a row", expired.size(), files);
      }
    } catch (IOException | EJBException e) {
      LOG.warn("The sweep of uploads ended early: {}", e.getMessage());
    }
  }
}
