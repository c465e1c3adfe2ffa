package org.shrutik.task;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings again for tasks whose bell was lost and frees those whose worker is gone. */
@ConnectionFactoryDefinition(
    name = "java:app/jms/shrutik",
    interfaceName = "jakarta.jms.ConnectionFactory",
    resourceAdapter = "${MPCONFIG=shrutik.jms.ra:#shrutik-artemis}",
    transactionSupport = TransactionSupportLevel.NoTransaction,
    minPoolSize = 0,
    maxPoolSize = 4)
@Singleton
@Startup
@DependsOn("NodePresence")
@Lock(LockType.READ)
public class TaskSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(TaskSweeper.class);

  @Resource private TimerService timers;
  @Inject private TaskService tasks;
  @Inject private TaskBell bell;
  @Inject private NodePresence nodes;
  @Inject private Event<TasksSwept> swept;

  @PostConstruct
  void start() {
    long period = Settings.TASK_SWEEP_SECONDS.asLong() * 1000;
    timers.createIntervalTimer(period, period, new TimerConfig("task-sweep", false));
    LOG.info("Processing mode is {}", Settings.PROCESSING_MODE.value());
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void onTime() {
    try {
      sweep();
    } catch (EJBException e) {
      LOG.warn("Tasks could not be swept now: {}", e.getMessage());
    }
  }

  /** Looks once for all that is lost. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Swept sweep() {
    nodes.hold();
    int freed = tasks.reclaim();
    if (freed > 0) {
      LOG.info("{} tasks of workers that are gone wait again", freed);
    }
    int rung = 0;
    for (Task task : tasks.overdue(Settings.TASK_SWEEP_SECONDS.asLong())) {
      if (!bell.ring(new TaskEnqueued(task.getId(), task.getKind(), task.getRequestId()))) {
        break;
      }
      rung++;
    }
    swept.fire(new TasksSwept());
    return new Swept(freed, rung);
  }

  /**
   * What was lost and is at work again.
   *
   * @param freed tasks of workers that are gone
   * @param rung overdue tasks whose bell was rung again
   */
  public record Swept(int freed, int rung) {}
}
