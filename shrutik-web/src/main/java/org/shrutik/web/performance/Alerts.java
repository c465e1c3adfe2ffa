package org.shrutik.web.performance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shrutik.web.health.SystemState;

/** What somebody should look at now, found anew each time it is asked for. */
@ApplicationScoped
public class Alerts {
  private static final int MAX_BACKLOG = 500;
  private static final int FAILED_EXPORTS = 3;
  private static final double MAX_CONSENSUS_FAILURES = 0.1;

  @Inject private SystemState state;

  /**
   * One thing to look at.
   *
   * @param severity {@code warning} or {@code critical}
   * @param value the figure that gave rise to it, or null
   */
  public record Alert(String type, String severity, String message, Number value) {}

  /**
   * All that is wrong.
   *
   * @param figures of {@code StatisticsService.operation}
   */
  public List<Alert> of(Map<String, Object> figures) {
    List<Alert> alerts = new ArrayList<>();
    part(alerts, "database", state.database(), "critical");
    part(alerts, "storage", state.storage(), "critical");
    part(alerts, "disk_space", state.diskSpace(), "critical");
    part(alerts, "broker", state.broker(), "warning");
    part(alerts, "memory", state.memory(), "warning");
    long dead = number(figures, "dead_tasks");
    if (dead > 0) {
      alerts.add(
          new Alert("dead_tasks", "warning", dead + " tasks were given up; retry them.", dead));
    }
    long backlog = number(figures, "processing_queue_size");
    if (backlog > MAX_BACKLOG) {
      alerts.add(
          new Alert("backlog", "warning", backlog + " tasks wait to be worked on.", backlog));
    }
    long exports = number(figures, "failed_exports_of_last_3");
    if (exports >= FAILED_EXPORTS) {
      alerts.add(new Alert("export_failures", "critical", "The last 3 exports failed.", exports));
    }
    long failures = number(figures, "consensus_failures");
    long decided = number(figures, "consensus_chunks");
    if (decided > 0 && failures > MAX_CONSENSUS_FAILURES * decided) {
      alerts.add(
          new Alert(
              "consensus_failures",
              "warning",
              failures + " chunks came short of agreement 3 times or more; review them.",
              failures));
    }
    return alerts;
  }

  private static void part(List<Alert> alerts, String name, boolean up, String severity) {
    if (!up) {
      alerts.add(new Alert(name, severity, "The check " + name + " fails.", null));
    }
  }

  private static long number(Map<String, Object> figures, String name) {
    return ((Number) figures.get(name)).longValue();
  }
}
