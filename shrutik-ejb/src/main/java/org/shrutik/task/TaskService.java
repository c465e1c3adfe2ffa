package org.shrutik.task;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;
import org.slf4j.MDC;

/** The life of a task, each step one transaction. */
@Stateless
public class TaskService {
  private static final int SWEEP_LIMIT = 500;
  private static final int WRITE_TRIES = 10;

  @Inject private TaskRepository tasks;
  @Inject private Event<TaskEnqueued> bell;
  @Inject private Event<TaskDied> died;
  @Inject private AuditService audit;
  @Inject private NodePresence nodes;
  @Inject private Clock clock;

  /**
   * Writes a task in the caller's transaction and has the bell rung after its commit. Where one of
   * the same kind and subject waits already nothing is added: it will see what was just written.
   *
   * @return the id of the task that will do the work
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long enqueue(TaskKind kind, long subjectId) {
    long id = write(kind, subjectId);
    bell.fire(new TaskEnqueued(id, kind, MDC.get("request")));
    return id;
  }

  /** The same without the bell, for a caller that does the work itself right after the commit. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long enqueueSilently(TaskKind kind, long subjectId) {
    return write(kind, subjectId);
  }

  private long write(TaskKind kind, long subjectId) {
    for (int i = 0; i < WRITE_TRIES; i++) {
      Optional<Long> id =
          tasks
              .insertIfNoneWaits(kind, subjectId, MDC.get("request"), OffsetDateTime.now(clock))
              .or(() -> tasks.findWaiting(kind, subjectId));
      if (id.isPresent()) {
        return id.get();
      }
      // The task that was in the way has just been claimed: there is room for a new one.
    }
    throw new IllegalStateException("Task " + kind + " " + subjectId + " could not be written");
  }

  /** Takes a waiting task for this node; nothing when it is done, taken or not due. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Task> claim(long id) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<Task> task = tasks.lockIfWaiting(id).filter(t -> t.isClaimable(now));
    task.ifPresent(t -> t.claim(nodes.self(), now, Settings.TASK_LEASE_SECONDS.asLong()));
    return task;
  }

  /** Takes the task of a kind that has waited longest, for this node. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Task> claimNext(TaskKind kind) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<Task> task = tasks.lockNext(kind, now);
    task.ifPresent(t -> t.claim(nodes.self(), now, Settings.TASK_LEASE_SECONDS.asLong()));
    return task;
  }

  /**
   * Keeps a task that takes long, as part of the transaction that notes how far it is.
   *
   * @return whether it is still this node's
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean renew(long id) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return tasks
        .lock(id)
        .filter(task -> task.renew(nodes.self(), now, Settings.TASK_LEASE_SECONDS.asLong()))
        .isPresent();
  }

  /** Marks the task done as part of the transaction that writes its result. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void complete(long id) {
    tasks.lock(id).ifPresent(task -> task.complete(OffsetDateTime.now(clock)));
  }

  /** Notes a failed attempt; returns whether the task is dead now. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean fail(long id, String cause) {
    return tasks
        .lock(id)
        .filter(task -> task.getStatus() == TaskStatus.RUNNING)
        .map(
            task ->
                task.fail(
                        cause,
                        OffsetDateTime.now(clock),
                        task.getKind().attempts(Settings.TASK_MAX_ATTEMPTS.asInt()),
                        Settings.TASK_RETRY_SECONDS.asLong())
                    && isDead(task, cause))
        .orElse(false);
  }

  private boolean isDead(Task task, String cause) {
    died.fire(
        new TaskDied(
            task.getId(), task.getKind(), task.getSubjectId(), cause, task.getFinishedAt()));
    return true;
  }

  /**
   * Frees the tasks of workers that are gone: the lease ran out, or the node that holds it is dead.
   *
   * @return how many were freed
   */
  public int reclaim() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    int freed = 0;
    for (Task candidate : tasks.running()) {
      boolean expired = candidate.isLeaseOver(now);
      if (expired || !nodes.isAlive(candidate.getOwner())) {
        Optional<Task> task = tasks.lock(candidate.getId());
        if (task.isPresent() && task.get().getStatus() == TaskStatus.RUNNING) {
          if (task.get().interrupt(now)) {
            isDead(task.get(), task.get().getLastError());
          }
          freed++;
        }
      }
    }
    return freed;
  }

  /** Tasks that should have been taken by now. */
  public List<Task> overdue(long seconds) {
    return tasks.due(OffsetDateTime.now(clock).minusSeconds(seconds), SWEEP_LIMIT);
  }

  public Optional<Task> latest(TaskKind kind, long subjectId) {
    return tasks.latest(kind, subjectId);
  }

  /** How much work is open, for the metrics. */
  public Backlog backlog() {
    return tasks.backlog();
  }

  public Page<Task> list(
      Caller caller, Optional<TaskStatus> status, Optional<TaskKind> kind, PageRequest page) {
    caller.require(Permission.MANAGE_TASKS);
    return tasks.page(status, kind, Optional.empty(), page);
  }

  /** Jobs in that state: those of one's own recordings, or all for who manages them. */
  public Page<Task> jobs(
      Caller caller, TaskStatus status, Optional<TaskKind> kind, PageRequest page) {
    caller.require(Permission.VIEW_OWN_DATA);
    Optional<Integer> recorder =
        caller.may(Permission.MANAGE_TASKS) ? Optional.empty() : Optional.of(caller.userId());
    return tasks.page(Optional.of(status), kind, recorder, page);
  }

  /** One job: of one's own recording, or any for who manages them. */
  public Task job(Caller caller, long id) {
    caller.require(Permission.VIEW_OWN_DATA);
    Optional<Task> task =
        caller.may(Permission.MANAGE_TASKS)
            ? tasks.find(id)
            : tasks.findOfRecorder(id, caller.userId());
    return task.orElseThrow(() -> ShrutikException.notFound("job", id));
  }

  /** The open and the dead work of each kind. */
  public Map<TaskKind, Backlog> queues(Caller caller) {
    caller.require(Permission.MANAGE_TASKS);
    Map<TaskKind, Backlog> queues = new EnumMap<>(TaskKind.class);
    for (TaskKind kind : TaskKind.values()) {
      queues.put(kind, new Backlog(0, 0, 0, 0));
    }
    queues.putAll(tasks.backlogByKind());
    return queues;
  }

  /** The processes that work. */
  public List<Worker> workers(Caller caller) {
    caller.require(Permission.MANAGE_TASKS);
    return tasks.workers(NodePresence.CONNECTION);
  }

  /** The ids of waiting tasks of a kind, the oldest first. */
  public List<Long> waiting(Caller caller, TaskKind kind, int limit) {
    caller.require(Permission.MANAGE_TASKS);
    return tasks.waiting(kind, limit);
  }

  /**
   * Gives up a task that waits; whose subject is to be told by {@link TaskRunner#cancel}.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND, or CONFLICT when it does not wait
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Task cancel(Caller caller, long id, String cause) {
    caller.require(Permission.MANAGE_TASKS);
    Task task = tasks.lock(id).orElseThrow(() -> ShrutikException.notFound("job", id));
    task.cancel(cause, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "cancel-task", "task", id, Map.of());
    return task;
  }

  /**
   * Gives a dead task another round of attempts.
   *
   * @throws ShrutikException CONFLICT when it is not dead
   */
  public Task retry(Caller caller, long id) {
    caller.require(Permission.MANAGE_TASKS);
    Task task = tasks.lock(id).orElseThrow(() -> ShrutikException.notFound("task", id));
    if (task.getStatus() != TaskStatus.DEAD) {
      throw ShrutikException.conflict("task_id", "Only a dead task can be retried.");
    }
    task.retry(OffsetDateTime.now(clock));
    audit.record(caller.userId(), "retry-task", "task", id, Map.of());
    bell.fire(new TaskEnqueued(id, task.getKind(), task.getRequestId()));
    return task;
  }
}
