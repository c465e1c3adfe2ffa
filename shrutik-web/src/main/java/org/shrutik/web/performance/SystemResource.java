package org.shrutik.web.performance;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.shrutik.dataset.DatasetService;
import org.shrutik.dataset.ExportStatistics;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.web.health.SystemState;
import org.shrutik.web.performance.Alerts.Alert;
import org.shrutik.web.performance.RequestMetrics.EndpointFigures;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** The state of the system with its details, for who runs it. */
@Path("admin")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {
  @Inject private StatisticsService statistics;
  @Inject private DatasetService datasets;
  @Inject private RequestMetrics requests;
  @Inject private SystemState state;
  @Inject private Alerts alerts;
  @Inject private CallerContext context;

  @GET
  @Path("system/health")
  @Operation(summary = "Health with its details")
  @APIResponse(
      responseCode = "200",
      description = "status, components, alerts, people active lately and the open work")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> health() {
    Map<String, Object> figures = statistics.operation(context.caller());
    List<Alert> found = alerts.of(figures);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("database", word(state.database()));
    components.put("broker", word(state.broker()));
    components.put("storage", word(state.storage()));
    components.put("disk_space", word(state.diskSpace()));
    components.put("memory", word(state.memory()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "status",
        found.stream().anyMatch(alert -> alert.severity().equals("critical"))
            ? "critical"
            : found.isEmpty() ? "healthy" : "warning");
    body.put("timestamp", now());
    body.put("components", components);
    body.put("database_status", components.get("database"));
    body.put("avg_response_time", meanMillis());
    body.put("alerts", Map.of("alerts", found, "count", found.size()));
    body.putAll(figures);
    return body;
  }

  private static String word(boolean up) {
    return up ? "healthy" : "unhealthy";
  }

  /** Over all endpoints of this node; null before the first answer. */
  private Double meanMillis() {
    double sum = 0;
    long count = 0;
    for (EndpointFigures endpoint : requests.figures()) {
      sum += endpoint.mean() * endpoint.count();
      count += endpoint.count();
    }
    return count == 0 ? null : sum / count;
  }

  @GET
  @Path("alerts")
  @Operation(summary = "What somebody should look at now")
  @APIResponse(responseCode = "200", description = "alerts with type, severity, message; count")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> alerts() {
    List<Alert> found = alerts.of(statistics.operation(operator()));
    return Map.of("alerts", found, "count", found.size());
  }

  @POST
  @Path("alerts/check")
  @Operation(summary = "The same: every look is a new check")
  @APIResponse(responseCode = "200", description = "alerts with type, severity, message; count")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> check() {
    return alerts();
  }

  @GET
  @Path("metrics/export")
  @Operation(summary = "Figures of exports")
  @APIResponse(responseCode = "200", description = "Numbers by state, format and type")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> exports() {
    ExportStatistics all = datasets.statistics(operator());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("exports", all.exports());
    body.put("by_status", all.byStatus());
    body.put("by_format", all.byFormat());
    body.put("by_type", all.byType());
    body.put("bytes", all.bytes());
    body.put("downloads", all.downloads());
    body.put("timestamp", now());
    return body;
  }

  @GET
  @Path("metrics/consensus")
  @Operation(summary = "Figures of consensus")
  @APIResponse(
      responseCode = "200",
      description = "consensus_chunks, consensus_failures, chunk_backlog, processing time")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> consensus() {
    Caller caller = operator();
    Map<String, Object> figures = statistics.operation(caller);
    Map<String, Object> body = new LinkedHashMap<>();
    for (String name : List.of("consensus_chunks", "consensus_failures", "chunk_backlog")) {
      body.put(name, figures.get(name));
    }
    body.put(
        "processing_last_hour",
        ((Map<?, ?>) statistics.database(caller).get("processing_last_hour")).get("consensus"));
    body.put("timestamp", now());
    return body;
  }

  private Caller operator() {
    Caller caller = context.caller();
    caller.require(Permission.MANAGE_TASKS);
    return caller;
  }

  private static String now() {
    return Times.wire(OffsetDateTime.now(ZoneOffset.UTC));
  }
}
