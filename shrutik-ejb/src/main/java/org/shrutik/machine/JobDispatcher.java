package org.shrutik.machine;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.task.Task;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskRunner;
import org.shrutik.task.TaskService;
import org.shrutik.task.TasksSwept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs while there is room: as many at a time as the site wants, each on a thread of its own,
 * the one that has waited longest first. Looks whenever a bell rings, a job ends or tasks were
 * swept.
 */
@ApplicationScoped
public class JobDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(JobDispatcher.class);

  @Resource private ManagedExecutorService executor;
  @Inject private TaskService tasks;
  @Inject private TaskRunner runner;
  @Inject private JobProgressService progress;
  @Inject private EngineSettingsService settings;
  @Inject private Recognisers recognisers;

  private int running;
  private int size;
  private volatile boolean stopped;

  void afterSweep(@Observes TasksSwept event) {
    progress.settleAbandoned();
    look();
  }

  /** Takes what there is room for. */
  public void look() {
    int room = settings.workers();
    synchronized (this) {
      if (room != size) {
        recognisers.resize(room);
        size = room;
      }
    }
    while (!stopped && !settings.draining() && enter()) {
      Optional<Task> task = Optional.empty();
      try {
        task = tasks.claimNext(TaskKind.MACHINE);
        if (task.isEmpty()) {
          return;
        }
        begin(task.get());
      } finally {
        if (task.isEmpty()) {
          leave();
        }
      }
    }
  }

  private void begin(Task task) {
    try {
      executor.execute(
          () -> {
            try {
              runner.runClaimed(task);
            } finally {
              leave();
              lookOn();
            }
          });
    } catch (RejectedExecutionException e) {
      leave();
      tasks.fail(task.getId(), "The server stops");
    }
  }

  private void lookOn() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.info("The next job waits for the sweeper: {}", e.getMessage());
    }
  }

  private synchronized boolean enter() {
    if (running >= size) {
      return false;
    }
    running++;
    return true;
  }

  private synchronized void leave() {
    running--;
  }

  /** Jobs at work on this node. */
  public synchronized int running() {
    return running;
  }

  @PreDestroy
  void stop() {
    stopped = true;
  }
}
