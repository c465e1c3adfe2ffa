package org.shrutik.web.performance;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.task.Backlog;
import org.shrutik.web.health.WorkMetrics;
import org.shrutik.web.performance.RequestMetrics.EndpointFigures;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Everything measured, on one page. */
@Path("admin/performance/dashboard")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class PerformanceResource {
  @Inject private RequestMetrics requests;
  @Inject private NodeFigures node;
  @Inject private WorkMetrics work;
  @Inject private StatisticsService statistics;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "Measured figures of this node, the database and the open work",
      description =
          "system_metrics, jvm, requests and cache_performance are this node's since its start;"
              + " database_performance, queues and processing_times are of all nodes together."
              + " Percentages are 0–100; times of requests are in milliseconds, others in the unit"
              + " their name says; null was not measured.")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> dashboard() {
    Caller caller = context.caller();
    caller.require(Permission.MANAGE_TASKS);
    Map<String, Object> database = statistics.database(caller);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("system_metrics", system());
    body.put("jvm", node.jvm());
    body.put("disk", node.disk());
    body.put("requests", requests());
    body.put("cache_performance", cache());
    body.put("database_performance", database(database));
    body.put("queues", queues());
    body.put("processing_times", database.get("processing_last_hour"));
    body.put("timestamp", Times.wire(OffsetDateTime.now(ZoneOffset.UTC)));
    return body;
  }

  private Map<String, Object> system() {
    Map<String, Object> system = new LinkedHashMap<>();
    system.put("cpu_usage", node.cpuPercent());
    system.put("memory_usage", node.memoryPercent());
    system.put("disk_usage", node.disk().get("used_percent"));
    system.put("active_connections", requests.open());
    return system;
  }

  private Map<String, Object> requests() {
    List<EndpointFigures> endpoints = requests.figures();
    long count = endpoints.stream().mapToLong(EndpointFigures::count).sum();
    long errors = endpoints.stream().mapToLong(EndpointFigures::errors).sum();
    long faults = endpoints.stream().mapToLong(EndpointFigures::faults).sum();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("total", count);
    all.put("errors", errors);
    all.put("faults", faults);
    all.put("error_rate", count == 0 ? null : NodeFigures.percent((double) errors / count));
    all.put("endpoints", endpoints);
    return all;
  }

  private Map<String, Object> cache() {
    Map<String, Object> regions = node.caches();
    long hits = sum(regions, "hits");
    long asked = hits + sum(regions, "misses");
    Map<String, Object> cache = new LinkedHashMap<>();
    cache.put("hit_rate", asked == 0 ? null : NodeFigures.percent((double) hits / asked));
    cache.put("regions", regions);
    return cache;
  }

  private static long sum(Map<String, Object> regions, String figure) {
    return regions.values().stream()
        .mapToLong(region -> ((Number) ((Map<?, ?>) region).get(figure)).longValue())
        .sum();
  }

  private static Map<String, Object> database(Map<String, Object> figures) {
    Map<String, Object> database = new LinkedHashMap<>();
    Map<?, ?> pool = (Map<?, ?>) figures.get("connection_pool");
    database.put("connection_pool", pool);
    database.put("slow_queries", pool.get("slow"));
    database.put("size_bytes", figures.get("size_bytes"));
    return database;
  }

  private Map<String, Object> queues() {
    Backlog backlog = work.current();
    Map<String, Object> queues = new LinkedHashMap<>();
    queues.put("waiting", backlog.waiting());
    queues.put("running", backlog.running());
    queues.put("dead", backlog.dead());
    queues.put("oldest_seconds", backlog.oldestSeconds());
    return queues;
  }
}
