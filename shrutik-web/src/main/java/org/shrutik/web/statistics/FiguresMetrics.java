package org.shrutik.web.statistics;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.shrutik.statistics.FiguresService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Today's figures as gauges; what nothing can be said of yet is not a number. */
@ApplicationScoped
public class FiguresMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(FiguresMetrics.class);
  private static final long FRESH_NANOS = 30_000_000_000L;

  @Inject private MetricRegistry registry;
  @Inject private FiguresService figures;

  private Map<String, Object> today = Map.of();
  private long readAt = System.nanoTime() - 2 * FRESH_NANOS;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    // Being observed creates the bean, whose construction registers the gauges.
  }

  @PostConstruct
  void register() {
    gauge("recordings_started_today", "recordings", "started");
    gauge("recordings_completed_today", "recordings", "completed");
    gauge("recordings_abandoned_today", "recordings", "abandoned");
    gauge("uploads_accepted_today", "uploads", "accepted");
    gauge("uploads_refused_today", "uploads", "refused");
    gauge("processing_retries_today", "uploads", "retries");
    gauge("processing_failed_today", "processing", "failed");
    gauge("processing_mean_seconds_today", "processing", "mean_seconds");
    gauge("first_recording_seconds_today", null, "first_recording_seconds");
    gauge("active_users_today", null, "active_users");
    gauge("transcriptions_today", null, "transcriptions");
    gauge("consensus_decided_today", "consensus", "decided");
    gauge("consensus_rate_today", "consensus", "rate");
    gauge("consensus_mean_seconds_today", "consensus", "mean_seconds");
  }

  private void gauge(String name, String part, String figure) {
    registry.gauge(name, this, metrics -> metrics.value(part, figure));
  }

  private double value(String part, String figure) {
    Map<String, Object> all = current();
    Object holder = part == null ? all : all.get(part);
    return holder instanceof Map<?, ?> map && map.get(figure) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  /** At most half a minute old, so that one scrape asks the database once. */
  private synchronized Map<String, Object> current() {
    if (System.nanoTime() - readAt > FRESH_NANOS) {
      readAt = System.nanoTime();
      try {
        today = figures.ofToday();
      } catch (EJBException e) {
        LOG.debug("No figures now", e);
        today = Map.of();
      }
    }
    return today;
  }
}
