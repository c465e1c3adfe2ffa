package org.shrutik.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.shrutik.account.Caller;
import org.shrutik.config.Settings;
import org.shrutik.machine.RetentionService.Outdated;
import org.shrutik.storage.Storage;
import org.shrutik.task.TasksSwept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is outdated: rows first, then their files. */
@ApplicationScoped
public class RetentionSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSweeper.class);

  @Inject private RetentionService retention;
  @Inject private Storage storage;

  private long cleanedAt = System.nanoTime();

  /** Looks once in a while; not at the start, where there is enough to do. */
  void afterSweep(@Observes TasksSwept event) {
    synchronized (this) {
      long period = TimeUnit.SECONDS.toNanos(Settings.MACHINE_CLEANUP_SECONDS.asLong());
      if (System.nanoTime() - cleanedAt < period) {
        return;
      }
      cleanedAt = System.nanoTime();
    }
    clean(retention.outdated());
  }

  /**
   * Removes what is outdated now.
   *
   * @param dryRun only tells what it would be
   */
  public Outdated clean(Caller caller, boolean dryRun) {
    Outdated outdated = retention.outdated(caller);
    if (!dryRun) {
      clean(outdated);
    }
    return outdated;
  }

  private void clean(Outdated outdated) {
    for (String key : retention.remove(outdated)) {
      try {
        storage.delete(key);
      } catch (IOException e) {
        LOG.warn("An object of a removed job is left behind: {}", e.getMessage());
      }
    }
  }
}
