package org.shrutik.web.health;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.shrutik.task.Backlog;
import org.shrutik.task.TaskService;

/** The open work as gauges; length and age of a queue are figures, not unreadiness. */
@ApplicationScoped
public class WorkMetrics {
  private static final long FRESH_NANOS = 2_000_000_000L;

  @Inject private MetricRegistry registry;
  @Inject private TaskService tasks;

  private Backlog backlog = new Backlog(0, 0, 0, 0);
  private long readAt = System.nanoTime() - 2 * FRESH_NANOS;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    // Being observed creates the bean, whose construction registers the gauges.
  }

  @PostConstruct
  void register() {
    gauge("tasks_waiting", Backlog::waiting);
    gauge("tasks_running", Backlog::running);
    gauge("tasks_dead", Backlog::dead);
    gauge("tasks_oldest_seconds", Backlog::oldestSeconds);
  }

  private void gauge(String name, ToLongFunction<Backlog> value) {
    registry.gauge(name, this, metrics -> (double) value.applyAsLong(metrics.current()));
  }

  /** At most two seconds old, so that one scrape asks the database once. */
  public synchronized Backlog current() {
    if (System.nanoTime() - readAt > FRESH_NANOS) {
      backlog = tasks.backlog();
      readAt = System.nanoTime();
    }
    return backlog;
  }
}
