package org.shrutik.web.machine;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.shrutik.machine.JobSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the viewers of jobs what changes, whichever node the job runs on: the rows are asked, once
 * for all viewers of a job, three times a second while anybody looks.
 */
@ApplicationScoped
public class JobWatchers {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatchers.class);
  private static final long PERIOD_MILLIS = 333;

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private JobSnapshots snapshots;

  private final Map<String, JobViewer> viewers = new ConcurrentHashMap<>();
  private ScheduledFuture<?> looking;

  /** Adds a viewer, who is told the present state at once. */
  void add(JobViewer viewer) {
    viewers.put(viewer.id(), viewer);
    snapshots.of(viewer.jobId()).ifPresentOrElse(viewer::see, viewer::gone);
    synchronized (this) {
      if (looking == null && !viewers.isEmpty()) {
        looking =
            timer.scheduleWithFixedDelay(
                this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  void remove(String id) {
    viewers.remove(id);
  }

  private void look() {
    try {
      viewers.values().removeIf(viewer -> !viewer.isOpen());
      viewers.values().stream()
          .map(JobViewer::jobId)
          .distinct()
          .forEach(
              job -> {
                var snapshot = snapshots.of(job);
                viewers.values().stream()
                    .filter(viewer -> viewer.jobId().equals(job))
                    .forEach(viewer -> snapshot.ifPresentOrElse(viewer::see, viewer::gone));
              });
      synchronized (this) {
        if (viewers.isEmpty() && looking != null) {
          looking.cancel(false);
          looking = null;
        }
      }
    } catch (RuntimeException e) {
      LOG.info("Viewers of jobs are told later: {}", e.getMessage());
    }
  }
}
