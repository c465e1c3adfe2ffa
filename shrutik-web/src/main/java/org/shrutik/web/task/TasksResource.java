package org.shrutik.web.task;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.task.Task;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;
import org.shrutik.task.TaskStatus;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Durable work: what waits, runs, is done or dead, and another try for the dead. */
@Path("admin/tasks")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
  @Inject private TaskService tasks;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Tasks, newest first")
  public Map<String, Object> list(
      @QueryParam("status") String status,
      @QueryParam("kind") String kind,
      @BeanParam PageParams page) {
    return PageParams.body(
        "tasks",
        tasks.list(
            context.caller(),
            Parse.word(
                "status",
                status,
                word ->
                    Arrays.stream(TaskStatus.values())
                        .filter(s -> wire(s).equals(word))
                        .findFirst(),
                Parse.words(TaskStatus.values(), TasksResource::wire)),
            Parse.word(
                "kind", kind, TaskKind::ofWire, Parse.words(TaskKind.values(), TaskKind::wire)),
            page.request()),
        TaskResponse::of);
  }

  @POST
  @Path("{id}/retry")
  @Operation(summary = "Give a dead task another round of attempts")
  public TaskResponse retry(@PathParam("id") long id) {
    return TaskResponse.of(tasks.retry(context.caller(), id));
  }

  static String wire(TaskStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** One task. */
  public record TaskResponse(
      long id,
      String kind,
      long subjectId,
      String status,
      int attempts,
      int interruptions,
      String lastError,
      String requestId,
      String createdAt,
      String runAt,
      String startedAt,
      String finishedAt) {
    static TaskResponse of(Task task) {
      return new TaskResponse(
          task.getId(),
          task.getKind().wire(),
          task.getSubjectId(),
          wire(task.getStatus()),
          task.getAttempts(),
          task.getInterruptions(),
          task.getLastError(),
          task.getRequestId(),
          Times.wire(task.getCreatedAt()),
          Times.wire(task.getRunAt()),
          Times.wire(task.getStartedAt()),
          Times.wire(task.getFinishedAt()));
    }
  }
}
