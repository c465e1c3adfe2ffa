package org.shrutik.task;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Rings for a task once its row is committed, on a thread of its own, with the id of the request
 * that it follows from as correlation id: a broker that is slow or away delays nobody, and the
 * sweeper rings again for what was not heard.
 */
@ApplicationScoped
public class TaskBell {
  private static final Logger LOG = LoggerFactory.getLogger(TaskBell.class);
  private static final int MAX_RINGING = 2;

  @Resource(lookup = "java:app/jms/shrutik")
  private ConnectionFactory connections;

  @Resource private ManagedExecutorService executor;
  @Inject private BrokerProbe broker;

  private final Semaphore ringing = new Semaphore(MAX_RINGING);

  void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) TaskEnqueued task) {
    try {
      executor.execute(() -> ring(task));
    } catch (RejectedExecutionException e) {
      LOG.info("No thread to ring for task {}; the sweeper will", task.taskId());
    }
  }

  /** Sends the bell for a task now; returns whether it was sent. */
  public boolean ring(TaskEnqueued task) {
    MDC.put("task", String.valueOf(task.taskId()));
    MDC.put("request", task.requestId());
    try {
      return send(task);
    } finally {
      MDC.remove("task");
      MDC.remove("request");
    }
  }

  private boolean send(TaskEnqueued task) {
    if (!broker.isReachable()) {
      LOG.info("The broker is away; task {} waits for the sweeper", task.taskId());
      return false;
    }
    ringing.acquireUninterruptibly();
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      context
          .createProducer()
          .setJMSCorrelationID(task.requestId())
          .send(context.createQueue(task.kind().queue()), String.valueOf(task.taskId()));
      return true;
    } catch (JMSRuntimeException e) {
      LOG.info("The bell for task {} was not sent: {}", task.taskId(), e.getMessage());
      return false;
    } finally {
      ringing.release();
    }
  }
}
