package org.shrutik.web.performance;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.web.cache.AnswerCache;
import org.shrutik.web.cache.CacheRegion;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/**
 * The storage that is in use, at the addresses where earlier clients ask for a provider's object
 * storage. What only a provider counts or limits is null.
 */
@Path("admin")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class StorageResource {
  private static final String LOCAL = "local";
  private static final double WARN_PERCENT = 80;
  private static final double CRITICAL_PERCENT = 95;
  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  @Inject private StatisticsService statistics;
  @Inject private NodeFigures node;
  @Inject private AnswerCache answers;
  @Inject private CallerContext context;

  @GET
  @Path("r2/usage")
  @Operation(
      summary = "How much is stored, at most 60 s old",
      description =
          "storage_type says where: local is a folder of this machine, of which no provider counts"
              + " operations (null).")
  @APIResponse(responseCode = "200", description = "storage_type, objects and bytes by sort, disk")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public String usage() {
    Caller caller = operator();
    return answers.json(CacheRegion.USAGE, "storage", () -> usage(caller));
  }

  private Map<String, Object> usage(Caller caller) {
    Map<String, Object> stored = statistics.storage(caller);
    long objects = sum(stored, "objects");
    long bytes = sum(stored, "bytes");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("storage_type", LOCAL);
    body.put("r2_enabled", false);
    body.put("objects", objects);
    body.put("storage_bytes", bytes);
    body.put("storage_gb", bytes / GIGABYTE);
    body.putAll(stored);
    body.put("class_a_operations", null);
    body.put("class_b_operations", null);
    body.put("disk", node.disk());
    body.put("timestamp", now());
    return body;
  }

  private static long sum(Map<String, Object> stored, String figure) {
    return stored.values().stream()
        .mapToLong(sort -> ((Number) ((Map<?, ?>) sort).get(figure)).longValue())
        .sum();
  }

  @GET
  @Path("r2/limits")
  @Operation(summary = "What limits the storage: the disk, where it is local")
  @APIResponse(responseCode = "200", description = "limits, usage_percent, status and warnings")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> limits() {
    operator();
    Map<String, Object> disk = node.disk();
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("storage_bytes", disk.get("total_bytes"));
    limits.put("class_a_operations", null);
    limits.put("class_b_operations", null);
    List<String> warnings = new ArrayList<>();
    String status = "ok";
    if (disk.get("used_percent") instanceof Double used && used >= WARN_PERCENT) {
      warnings.add("The disk is " + used + " % full.");
      status = used >= CRITICAL_PERCENT ? "critical" : "warning";
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("storage_type", LOCAL);
    body.put("r2_enabled", false);
    body.put("limited_by", "disk");
    body.put("limits", limits);
    body.put("usage_percent", disk.get("used_percent"));
    body.put("status", status);
    body.put("warnings", warnings);
    body.put("timestamp", now());
    return body;
  }

  @GET
  @Path("metrics/r2")
  @Operation(summary = "Operations that a provider of storage counted: none where it is local")
  @APIResponse(responseCode = "200", description = "storage_type, and null for what is not counted")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> metrics() {
    operator();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("storage_type", LOCAL);
    body.put("r2_enabled", false);
    for (String counted : List.of("uploads", "downloads", "failures", "bytes_uploaded")) {
      body.put(counted, null);
    }
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
