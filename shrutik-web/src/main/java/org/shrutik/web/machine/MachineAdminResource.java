package org.shrutik.web.machine;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Permission;
import org.shrutik.machine.EngineSettingsService;
import org.shrutik.machine.JobDispatcher;
import org.shrutik.machine.JobFigures;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.recogniser.WorkerState;
import org.shrutik.web.security.CallerContext;

/** Machine transcription for administrators: how many at a time, figures, the processes. */
@Path("admin")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MachineAdminResource {
  private static final long MEGABYTE = 1 << 20;

  @Inject private EngineSettingsService settings;
  @Inject private JobDispatcher dispatcher;
  @Inject private Recognisers recognisers;
  @Inject private CallerContext context;

  @GET
  @Path("concurrency")
  @Operation(summary = "How many machine transcriptions a node does at the same time")
  public Concurrency concurrency() {
    return new Concurrency(settings.workers(context.caller()));
  }

  @POST
  @Path("concurrency")
  @Operation(summary = "Change how many machine transcriptions a node does at the same time")
  @APIResponse(responseCode = "200", description = "in force at once, and kept")
  @APIResponse(responseCode = "422", description = "not from 1 to 64")
  public Concurrency setConcurrency(@NotNull Concurrency wanted) {
    settings.setWorkers(context.caller(), wanted.maxConcurrentJobs());
    dispatcher.look();
    return new Concurrency(settings.workers(context.caller()));
  }

  @GET
  @Path("stats")
  @Operation(summary = "Processor, memory and jobs")
  public StatsResponse stats() {
    JobFigures figures = settings.figures(context.caller());
    double load = -1;
    long used = 0;
    long total = 0;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      load = system.getCpuLoad();
      total = system.getTotalMemorySize();
      used = total - system.getFreeMemorySize();
    }
    return new StatsResponse(
        load < 0 ? null : Math.round(load * 1000) / 10.0,
        used / MEGABYTE,
        total / MEGABYTE,
        figures.completed(),
        Math.round(figures.meanSeconds() * 1000) / 1000.0,
        figures.queued(),
        figures.running());
  }

  @GET
  @Path("engine")
  @Operation(summary = "The recognisers of this node")
  public EngineResponse engine() {
    context.caller().require(Permission.MANAGE_MACHINE);
    return engineNow();
  }

  @POST
  @Path("engine/drain")
  @Operation(summary = "Begin no new machine transcription any more, on any node")
  @APIResponse(responseCode = "200", description = "what runs goes on to its end")
  public EngineResponse drain() {
    settings.drain(context.caller(), true);
    return engineNow();
  }

  @POST
  @Path("engine/restart")
  @Operation(summary = "Begin machine transcriptions again, with new processes on this node")
  @APIResponse(responseCode = "200", description = "what runs goes on to its end")
  public EngineResponse restart() {
    settings.drain(context.caller(), false);
    recognisers.restart();
    dispatcher.look();
    return engineNow();
  }

  private EngineResponse engineNow() {
    return new EngineResponse(
        settings.draining() ? "draining" : "running",
        dispatcher.running(),
        recognisers.workers().stream().map(WorkerResponse::of).toList());
  }

  /** How many at the same time. */
  public record Concurrency(Integer maxConcurrentJobs) {}

  /** Figures of the machine and of jobs. */
  @Schema(name = "MachineStatsResponse")
  public record StatsResponse(
      Double cpuPercent,
      long memUsedMb,
      long memTotalMb,
      long completedJobs,
      double avgJobTime,
      long queueLength,
      long runningJobs) {}

  /** The engine of this node. */
  public record EngineResponse(String state, int runningJobs, List<WorkerResponse> workers) {}

  /** A process. */
  @Schema(name = "RecogniserResponse")
  public record WorkerResponse(long pid, String model, String state, long memoryMb) {
    static WorkerResponse of(WorkerState worker) {
      return new WorkerResponse(
          worker.pid(),
          worker.model(),
          worker.busy() ? "busy" : "idle",
          worker.memoryBytes() / MEGABYTE);
    }
  }
}
