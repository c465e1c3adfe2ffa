package org.shrutik.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Claims a task and has it done, on the calling thread, without a transaction around it. */
@ApplicationScoped
public class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private static final int MOST_AT_ONCE = 1000;
  private static final String CANCELLED = "Cancelled by hand.";

  @Inject private TaskService tasks;
  @Inject @Any private Instance<TaskHandler> handlers;

  /**
   * Returns whether the task was done here; a task that is taken or done already is passed over.
   */
  public boolean run(long taskId) {
    return tasks.claim(taskId).map(this::runClaimed).orElse(false);
  }

  /** Returns whether a task that this node has claimed was done. */
  public boolean runClaimed(Task task) {
    long taskId = task.getId();
    String outerRequest = MDC.get("request");
    MDC.put("task", String.valueOf(taskId));
    if (task.getRequestId() != null) {
      MDC.put("request", task.getRequestId());
    }
    try {
      handlerOf(task.getKind()).handle(task);
      return true;
    } catch (Exception e) {
      failed(task, e);
      return false;
    } finally {
      MDC.remove("task");
      if (outerRequest == null) {
        MDC.remove("request");
      } else {
        MDC.put("request", outerRequest);
      }
    }
  }

  /**
   * Gives up a task that waits, and tells its subject.
   *
   * @throws ShrutikException as {@link TaskService#cancel} says
   */
  public Task cancel(Caller caller, long taskId) {
    Task task = tasks.cancel(caller, taskId, CANCELLED);
    handlerOf(task.getKind()).giveUp(task, CANCELLED);
    return task;
  }

  /**
   * Gives up what waits of a kind, as much as goes at once.
   *
   * @return how many tasks; one that was taken meanwhile is left to its worker
   */
  public int purge(Caller caller, TaskKind kind) {
    int purged = 0;
    for (long id : tasks.waiting(caller, kind, MOST_AT_ONCE)) {
      try {
        cancel(caller, id);
        purged++;
      } catch (ShrutikException e) {
        LOG.info("Task {} is not purged: {}", id, e.getMessage());
      }
    }
    return purged;
  }

  private void failed(Task task, Exception e) {
    String cause = e instanceof ShrutikException ? e.getMessage() : e.toString();
    boolean dead = tasks.fail(task.getId(), cause);
    if (dead) {
      LOG.error("Task {} ({} {}) is dead", task.getId(), task.getKind(), task.getSubjectId(), e);
      handlerOf(task.getKind()).giveUp(task, cause);
    } else {
      LOG.warn(
          "Task {} ({} {}) failed and will be tried again: {}",
          task.getId(),
          task.getKind(),
          task.getSubjectId(),
          cause);
    }
  }

  private TaskHandler handlerOf(TaskKind kind) {
    return handlers.stream()
        .filter(handler -> handler.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody handles " + kind));
  }
}
