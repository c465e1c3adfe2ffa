package org.shrutik.recording;

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
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to start without ffmpeg, and removes what a stopped process left behind: uploads never
 * accepted, samples never cut, folders of recordings whose row was never written. Only what is
 * older than a day is looked at, so that nothing in work is touched.
 */
@Singleton
@Startup
@DependsOn("DatabaseStart")
public class OrphanSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweeper.class);
  private static final Duration AGE = Duration.ofDays(1);
  private static final String FOLDER = "recordings";

  @Resource private TimerService timers;
  @Inject private RecordingRepository recordings;
  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;
  @Inject private Clock clock;

  @PostConstruct
  void start() {
    workbench.check();
    timers.createIntervalTimer(
        Duration.ofMinutes(10).toMillis(),
        Duration.ofHours(6).toMillis(),
        new TimerConfig("orphan-sweep", false));
  }

  /**
   * Sweeps now, for staff.
   *
   * @return how many unfinished uploads and folders were removed
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int sweep(Caller caller) {
    caller.require(Permission.MANAGE_TASKS);
    return sweep();
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweepInTime() {
    sweep();
  }

  private int sweep() {
    int swept = 0;
    Instant before = Instant.now(clock).minus(AGE);
    try {
      int incoming = storage.discardIncoming(before);
      int folders = 0;
      for (String folder : storage.foldersOlderThan(FOLDER, before)) {
        if (!recordings.ownsFolder(folder)) {
          storage.deleteFolder(folder);
          folders++;
        }
      }
      workbench.clean(Instant.now(clock));
      swept = incoming + folders;
      LOG.info("Swept {} unfinished uploads and {} folders without a row", incoming, folders);
    } catch (IOException | EJBException e) {
      LOG.warn("The sweep ended early: {}", e.getMessage());
    }
    return swept;
  }
}
