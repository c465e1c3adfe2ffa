package org.shrutik.web.task;

import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.dataset.ExportBatch;
import org.shrutik.task.Task;
import org.shrutik.task.TaskKind;
import org.shrutik.web.rest.Times;

/**
 * A job, under the names of all documented shapes.
 *
 * @param state the word of earlier clients for {@code status}
 * @param worker the node that works on it, told to who manages jobs
 * @param error the last failure, told to who manages jobs
 */
public record JobResponse(
    String jobId,
    String taskId,
    String name,
    String queue,
    String status,
    String state,
    Integer progressPercentage,
    Long recordingId,
    Long chunkId,
    int attempts,
    int retries,
    int interruptions,
    String worker,
    String error,
    String createdAt,
    String startedAt,
    String completedAt,
    String eta) {

  static JobResponse of(Task task, Caller caller) {
    boolean manages = caller.may(Permission.MANAGE_TASKS);
    String id = String.valueOf(task.getId());
    return new JobResponse(
        id,
        id,
        task.getKind().wire(),
        task.getKind().queue(),
        TasksResource.wire(task.getStatus()),
        state(task),
        null,
        task.getKind() == TaskKind.CHUNKING ? task.getSubjectId() : null,
        task.getKind() == TaskKind.CONSENSUS ? task.getSubjectId() : null,
        task.getAttempts(),
        task.getAttempts(),
        task.getInterruptions(),
        manages ? task.getOwner() : null,
        manages ? task.getLastError() : null,
        Times.wire(task.getCreatedAt()),
        Times.wire(task.getStartedAt()),
        Times.wire(task.getFinishedAt()),
        Times.wire(task.getRunAt()));
  }

  private static String state(Task task) {
    return switch (task.getStatus()) {
      case WAITING -> task.getAttempts() > 0 ? "RETRY" : "PENDING";
      case RUNNING -> "STARTED";
      case DONE -> "SUCCESS";
      case DEAD -> "FAILURE";
    };
  }

  static JobResponse of(ExportBatch batch) {
    return new JobResponse(
        batch.getBatchId(),
        batch.getBatchId(),
        "export",
        null,
        batch.getStatus().wire(),
        switch (batch.getStatus()) {
          case PENDING -> "PENDING";
          case PROCESSING -> "STARTED";
          case COMPLETED -> "SUCCESS";
          case FAILED -> "FAILURE";
        },
        batch.progressPercentage(),
        null,
        null,
        batch.getRetryCount(),
        batch.getRetryCount(),
        0,
        null,
        batch.getErrorMessage(),
        Times.wire(batch.getCreatedAt()),
        null,
        Times.wire(batch.getCompletedAt()),
        null);
  }
}
