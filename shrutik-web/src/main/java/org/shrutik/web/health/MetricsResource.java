package org.shrutik.web.health;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Permission;
import org.shrutik.task.Backlog;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Figures of this node and of the open work, for administrators. */
@Path("metrics")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class MetricsResource {
  @Inject private WorkMetrics work;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Memory, load and open work")
  public Map<String, Object> metrics() {
    context.caller().require(Permission.MANAGE_TASKS);
    Backlog backlog = work.current();
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> tasks = new LinkedHashMap<>();
    tasks.put("waiting", backlog.waiting());
    tasks.put("running", backlog.running());
    tasks.put("dead", backlog.dead());
    tasks.put("oldest_seconds", backlog.oldestSeconds());
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    node.put("heap_max_bytes", runtime.maxMemory());
    node.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    node.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    node.put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("tasks", tasks);
    body.put("node", node);
    body.put("timestamp", Times.wire(OffsetDateTime.now(ZoneOffset.UTC)));
    return body;
  }
}
