package org.shrutik.web.task;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.dataset.DatasetService;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.task.NodePresence;
import org.shrutik.task.Task;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskRunner;
import org.shrutik.task.TaskService;
import org.shrutik.task.TaskStatus;
import org.shrutik.task.TaskSweeper;
import org.shrutik.task.Worker;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Jobs: each sees those of its own recordings, and who manages them sees and steers all. */
@Path("jobs")
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JobsResource {
  private static final int DEFAULT_HOURS = 24;
  private static final List<String> ACTIONS = List.of("cancel", "retry", "terminate");

  @Inject private TaskService tasks;
  @Inject private TaskRunner runner;
  @Inject private TaskSweeper sweeper;
  @Inject private NodePresence nodes;
  @Inject private DatasetService datasets;
  @Inject private StatisticsService statistics;
  @Inject private CallerContext context;

  @GET
  @Path("info/{id}")
  @Operation(
      summary = "One job: the processing of a recording by its processing_job_id, or an export")
  @APIResponse(responseCode = "200", description = "The job")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND: no such job of the caller")
  public JobResponse info(@PathParam("id") String id) {
    Caller caller = context.caller();
    Optional<Long> task = number(id);
    if (task.isEmpty() && !caller.may(Permission.EXPORT_DATA)) {
      throw ShrutikException.notFound("job", id);
    }
    return task.isPresent()
        ? JobResponse.of(tasks.job(caller, task.get()), caller)
        : JobResponse.of(datasets.status(caller, id));
  }

  @GET
  @Path("active")
  @Operation(
      summary = "What is being worked on now, newest first",
      description = "An array; total is in the header X-Total-Count.")
  @APIResponse(responseCode = "200", description = "An array of jobs")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such queue")
  public Response active(@QueryParam("queue") String queue, @BeanParam PageParams page) {
    return list(TaskStatus.RUNNING, queue, page);
  }

  @GET
  @Path("scheduled")
  @Operation(
      summary = "What waits to be worked on, newest first",
      description = "An array; total is in the header X-Total-Count.")
  @APIResponse(responseCode = "200", description = "An array of jobs; eta is when each is due")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such queue")
  public Response scheduled(@QueryParam("queue") String queue, @BeanParam PageParams page) {
    return list(TaskStatus.WAITING, queue, page);
  }

  private Response list(TaskStatus status, String queue, PageParams page) {
    Caller caller = context.caller();
    Page<Task> found = tasks.jobs(caller, status, kind("queue", queue), page.request());
    return Response.ok(found.items().stream().map(task -> JobResponse.of(task, caller)).toList())
        .header("X-Total-Count", found.total())
        .build();
  }

  @GET
  @Path("statistics")
  @Operation(summary = "What became of the jobs of the last hours (hours 1–168, default 24)")
  @APIResponse(responseCode = "200", description = "Counts by outcome and kind, mean times")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> statistics(@QueryParam("hours") String hours) {
    int asked = Parse.id("hours", hours).orElse(DEFAULT_HOURS);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("hours", asked);
    body.putAll(statistics.jobs(context.caller(), asked));
    return body;
  }

  @GET
  @Path("workers")
  @Operation(summary = "The nodes that work, and how many jobs each has in hand")
  @APIResponse(responseCode = "200", description = "workers, total")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public WorkersResponse workers() {
    List<WorkerResponse> workers =
        tasks.workers(context.caller()).stream()
            .map(worker -> WorkerResponse.of(worker, nodes.self()))
            .toList();
    return new WorkersResponse(workers, workers.size());
  }

  @GET
  @Path("queues")
  @Operation(summary = "The queues with their waiting, running and dead jobs")
  @APIResponse(responseCode = "200", description = "queues")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public QueuesResponse queues() {
    return new QueuesResponse(
        tasks.queues(context.caller()).entrySet().stream()
            .map(
                queue ->
                    new QueueResponse(
                        queue.getKey().queue(),
                        queue.getKey().wire(),
                        queue.getValue().waiting(),
                        queue.getValue().running(),
                        queue.getValue().dead(),
                        queue.getValue().oldestSeconds()))
            .toList());
  }

  @POST
  @Path("action/{id}")
  @Operation(
      summary = "Cancel a job that waits, or give a dead one another round of attempts",
      description =
          "action: cancel, terminate or retry. What is being worked on cannot be stopped in the"
              + " middle: it ends by itself, or when its lease ends.")
  @APIResponse(responseCode = "200", description = "The job as it is now")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONFLICT: its state does not allow it")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such action")
  public ActionResponse act(@PathParam("id") String id, @NotNull ActionRequest request) {
    Caller caller = context.caller();
    caller.require(Permission.MANAGE_TASKS);
    String action = request.action() == null ? "" : request.action();
    if (!ACTIONS.contains(action)) {
      throw ShrutikException.invalid("action", "must be one of " + String.join(", ", ACTIONS));
    }
    long task = number(id).orElseThrow(() -> ShrutikException.notFound("job", id));
    boolean again = action.equals("retry");
    Task job = again ? tasks.retry(caller, task) : runner.cancel(caller, task);
    return new ActionResponse(
        true,
        again ? "The job gets another round of attempts." : "The job is cancelled.",
        id,
        action,
        JobResponse.of(job, caller));
  }

  @POST
  @Path("queue/purge")
  @Operation(summary = "Cancel what waits in a queue, up to 1000 jobs at once")
  @APIResponse(responseCode = "200", description = "How many jobs were cancelled")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such queue, or no confirm")
  public PurgeResponse purge(@NotNull PurgeRequest request) {
    Caller caller = context.caller();
    caller.require(Permission.MANAGE_TASKS);
    TaskKind kind =
        kind("queue_name", request.queueName())
            .orElseThrow(() -> ShrutikException.invalid("queue_name", "must not be empty"));
    if (!Boolean.TRUE.equals(request.confirm())) {
      throw ShrutikException.invalid("confirm", "must be true");
    }
    int purged = runner.purge(caller, kind);
    return new PurgeResponse(true, purged + " jobs were cancelled.", kind.queue(), purged);
  }

  @POST
  @Path("system/restart-workers")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Have lost work looked for at once",
      description =
          "The workers are part of the server and need no restart: jobs of nodes that are gone are"
              + " freed, and overdue ones are rung for again.")
  @APIResponse(responseCode = "200", description = "What was found")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public RestartResponse restartWorkers() {
    context.caller().require(Permission.MANAGE_TASKS);
    TaskSweeper.Swept swept = sweeper.sweep();
    return new RestartResponse(
        true,
        "The workers are part of the server and go on; lost work was looked for.",
        swept.freed(),
        swept.rung());
  }

  @POST
  @Path("system/enable-events")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Events of jobs are always on: this only says so")
  @APIResponse(responseCode = "200", description = "They are on")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public EventsResponse enableEvents() {
    context.caller().require(Permission.MANAGE_TASKS);
    return new EventsResponse(true, true, "Events of jobs are always on.");
  }

  @POST
  @Path("system/disable-events")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Events of jobs cannot be switched off: refused")
  @APIResponse(responseCode = "409", description = "CONFLICT: they stay on")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public EventsResponse disableEvents() {
    context.caller().require(Permission.MANAGE_TASKS);
    throw ShrutikException.conflict("events", "Events of jobs are always on.");
  }

  private static Optional<Long> number(String id) {
    try {
      return Optional.of(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A queue by its whole name or by its last word. */
  private static Optional<TaskKind> kind(String field, String word) {
    return Parse.word(
        field,
        word,
        name ->
            TaskKind.ofWire(name)
                .or(
                    () ->
                        Arrays.stream(TaskKind.values())
                            .filter(kind -> kind.queue().equals(name))
                            .findFirst()),
        Stream.concat(
                Arrays.stream(TaskKind.values()).map(TaskKind::queue),
                Arrays.stream(TaskKind.values()).map(TaskKind::wire))
            .toList());
  }

  /** What is to be done with a job. */
  @Schema(example = "{\"action\":\"cancel\"}")
  public record ActionRequest(String action) {}

  /** What was done with a job. */
  public record ActionResponse(
      boolean success, String message, String jobId, String action, JobResponse job) {}

  /** The queue whose waiting jobs are to be cancelled. */
  @Schema(example = "{\"queue_name\":\"shrutik.mail\",\"confirm\":true}")
  public record PurgeRequest(String queueName, Boolean confirm) {}

  /** What was cancelled. */
  public record PurgeResponse(boolean success, String message, String queueName, int purged) {}

  /** What was lost and is at work again. */
  public record RestartResponse(boolean success, String message, int freed, int rung) {}

  /** Whether there are events. */
  public record EventsResponse(boolean success, boolean eventsEnabled, String message) {}

  /** The open work of a queue. */
  @Schema(name = "TaskQueueResponse")
  public record QueueResponse(
      String name, String kind, long waiting, long running, long dead, long oldestSeconds) {}

  /** All queues. */
  public record QueuesResponse(List<QueueResponse> queues) {}

  /** All nodes. */
  public record WorkersResponse(List<WorkerResponse> workers, int total) {}

  /** A node; {@code current} where it is the one that answers. */
  public record WorkerResponse(
      String name, String status, boolean current, long activeJobs, String since) {
    static WorkerResponse of(Worker worker, String self) {
      return new WorkerResponse(
          worker.name(),
          "online",
          worker.name().equals(self),
          worker.running(),
          Times.wire(worker.since()));
    }
  }
}
