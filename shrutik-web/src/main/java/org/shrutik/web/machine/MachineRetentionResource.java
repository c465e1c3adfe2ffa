package org.shrutik.web.machine;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.machine.RetentionService;
import org.shrutik.machine.RetentionService.Outdated;
import org.shrutik.machine.RetentionService.Policy;
import org.shrutik.machine.RetentionSweeper;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** For how long machine transcriptions are kept. */
@Path("admin")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class MachineRetentionResource {
  @Inject private RetentionService retention;
  @Inject private RetentionSweeper sweeper;
  @Inject private CallerContext context;

  @GET
  @Path("cleanup-config")
  @Operation(summary = "Whether and after how many days machine transcriptions are removed")
  public CleanupConfig config() {
    return CleanupConfig.of(retention.policy(context.caller()));
  }

  @POST
  @Path("cleanup-config")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change whether and after how many days machine transcriptions are removed")
  @APIResponse(responseCode = "200", description = "in force at once, and kept")
  @APIResponse(responseCode = "422", description = "not from 1 to 36500 days")
  public CleanupConfig change(@NotNull CleanupConfig wanted) {
    return CleanupConfig.of(
        retention.change(context.caller(), wanted.cleanupEnabled(), wanted.cleanupDays()));
  }

  @POST
  @Path("cleanup")
  @Operation(
      summary = "Remove outdated machine transcriptions now",
      description = "With dry_run=true only tells which ones it would be.")
  @APIResponse(responseCode = "200", description = "ids of jobs and of files of clients")
  public CleanupResponse clean(@QueryParam("dry_run") String dryRun) {
    boolean dry = Parse.flag("dry_run", dryRun).orElse(false);
    Outdated outdated = sweeper.clean(context.caller(), dry);
    return new CleanupResponse(dry, outdated.jobs(), outdated.objects());
  }

  /** What is in force, or is to be. */
  public record CleanupConfig(Boolean cleanupEnabled, Integer cleanupDays) {
    static CleanupConfig of(Policy policy) {
      return new CleanupConfig(policy.enabled(), policy.days());
    }
  }

  /** What was removed, or would be. */
  public record CleanupResponse(boolean dryRun, List<String> jobs, List<String> objects) {}
}
