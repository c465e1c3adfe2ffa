package org.shrutik.machine;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.recogniser.Segment;
import org.shrutik.task.NodePresence;
import org.shrutik.task.TaskService;

/**
 * The steps of a job at work, each a short transaction. Every step names the attempt it belongs to:
 * one that was given to another worker meanwhile changes nothing any more. Called by the
 * application itself only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobProgressService {
  private static final int MOST_CHARACTERS = 2000;

  @Inject private MachineJobRepository jobs;
  @Inject private TaskService tasks;
  @Inject private NodePresence nodes;
  @Inject private Clock clock;

  /** A job to work on, as it was when the attempt began. */
  public record Work(MachineJob job, int run, long taskId) {}

  /** Begins an attempt; nothing when there is nothing to do, in which case the task is done. */
  public Optional<Work> begin(long jobId, long taskId) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<MachineJob> found = jobs.lock(jobId);
    if (found.isEmpty() || found.get().getStatus().isFinal()) {
      tasks.complete(taskId);
      return Optional.empty();
    }
    MachineJob job = found.get();
    if (job.getStatus() != JobStatus.QUEUED) {
      jobs.endAttempt(jobId, job.getRun(), "lost", "The worker stopped in the middle", now);
      jobs.log(jobId, "attempt " + job.getRun() + " was lost", now);
    }
    if (job.isCancelRequested()) {
      job.cancelled(now);
      tasks.complete(taskId);
      return Optional.empty();
    }
    job.begin(now);
    jobs.addAttempt(jobId, job.getRun(), nodes.self(), now);
    jobs.log(jobId, "attempt " + job.getRun() + " begins", now);
    return Optional.of(new Work(job, job.getRun(), taskId));
  }

  /** Whether to go on. */
  public enum Wish {
    GO_ON,
    CANCEL,
    /** Another worker has it now. */
    LOST
  }

  /** Notes how far it is and keeps the task. */
  public Wish reach(Work work, double share) {
    Optional<MachineJob> job = jobs.lock(work.job().getId()).filter(j -> j.isRun(work.run()));
    if (job.isEmpty() || !tasks.renew(work.taskId())) {
      return Wish.LOST;
    }
    job.get().reach(share, OffsetDateTime.now(clock));
    return job.get().isCancelRequested() ? Wish.CANCEL : Wish.GO_ON;
  }

  /** Notes which model was chosen for which language. */
  public void use(Work work, String model, String language, Double probability, double seconds) {
    current(work).ifPresent(job -> job.use(model, language, probability, seconds));
  }

  public void enrich(Work work) {
    current(work).ifPresent(job -> job.enrich(OffsetDateTime.now(clock)));
  }

  /** Writes a line of the job's log. */
  public void log(Work work, String line) {
    String short1 = line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line;
    if (jobs.lock(work.job().getId()).isPresent()) {
      jobs.log(work.job().getId(), short1, OffsetDateTime.now(clock));
    }
  }

  /** Writes the result and the job's end, together with the task's. */
  public void complete(Work work, List<Segment> segments, Map<String, Object> metadata) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<MachineJob> job = current(work);
    if (job.isPresent()) {
      jobs.add(new MachineResult(job.get().getId(), segments, metadata));
      job.get().complete(TranscriptFormat.text(segments), now);
      end(work, JobStatus.COMPLETED, null, now);
      tasks.complete(work.taskId());
    }
  }

  /** Ends the job without a result, and its task. */
  public void fail(Work work, JobStatus how, String cause) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<MachineJob> job = current(work);
    if (job.isPresent()) {
      if (how == JobStatus.CANCELLED) {
        job.get().cancelled(now);
      } else {
        job.get().fail(how, cause, now);
      }
      end(work, how, cause, now);
      tasks.complete(work.taskId());
    }
  }

  /** The attempt failed; whether there is another, its task decides. */
  public void failAttempt(Work work, JobStatus how, String cause) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    current(work)
        .ifPresent(
            job -> {
              job.wait(how, cause, now);
              end(work, how, cause, now);
            });
  }

  private void end(Work work, JobStatus how, String cause, OffsetDateTime now) {
    long id = work.job().getId();
    jobs.endAttempt(id, work.run(), how.wire(), cause, now);
    jobs.log(
        id,
        "attempt " + work.run() + " ended: " + how.wire() + (cause == null ? "" : ", " + cause),
        now);
  }

  private Optional<MachineJob> current(Work work) {
    return jobs.lock(work.job().getId()).filter(job -> job.isRun(work.run()));
  }

  /** The last attempt failed. */
  public void giveUp(long jobId, String cause) {
    jobs.lock(jobId).ifPresent(job -> giveUp(job, cause));
  }

  private void giveUp(MachineJob job, String cause) {
    if (!job.getStatus().isFinal()) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      JobStatus how =
          job.getFailingAs() == null ? JobStatus.FAILED_THREAD_EXCEPTION : job.getFailingAs();
      job.fail(how, cause, now);
      jobs.endAttempt(job.getId(), job.getRun(), how.wire(), cause, now);
      jobs.log(job.getId(), "given up: " + how.wire() + ", " + cause, now);
    }
  }

  /** Ends jobs whose task is dead and whose worker did not live to say so. */
  public void settleAbandoned() {
    for (MachineJob job : jobs.abandoned()) {
      giveUp(
          job,
          job.getErrorMessage() == null
              ? "Every worker that tried was lost"
              : job.getErrorMessage());
    }
  }
}
