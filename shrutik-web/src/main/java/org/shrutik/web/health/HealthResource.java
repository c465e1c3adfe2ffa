package org.shrutik.web.health;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.web.rest.Times;

/** Health in the documented form; for probes there is MicroProfile's at {@code /health}. */
@Path("health")
@Tag(name = "health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @Inject private SystemState state;

  @GET
  @PermitAll
  @Operation(summary = "Whether the parts of the system answer")
  public Response health() {
    Map<String, Object> checks = new LinkedHashMap<>();
    boolean database = state.database();
    boolean storage = state.storage();
    boolean disk = state.diskSpace();
    boolean broker = state.broker();
    boolean memory = state.memory();
    checks.put("database", database);
    checks.put("broker", broker);
    checks.put("storage", storage);
    checks.put("disk_space", disk);
    checks.put("memory", memory);
    String status =
        !database || !storage || !disk ? "critical" : broker && memory ? "healthy" : "warning";
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status);
    body.put("checks", checks);
    body.put("timestamp", Times.wire(OffsetDateTime.now(ZoneOffset.UTC)));
    return Response.status(status.equals("critical") ? 503 : 200).entity(body).build();
  }
}
