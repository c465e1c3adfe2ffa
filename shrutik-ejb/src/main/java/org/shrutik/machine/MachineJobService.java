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
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/** What people do with jobs of machine transcription, each use case one transaction. */
@Stateless
public class MachineJobService {
  private static final int LOG_LINES = 1000;
  private static final String ACTION_SUBJECT = "machine-job";

  @Inject private MachineJobRepository jobs;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Asks whether the caller may have anything transcribed, before a file of it is taken. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void admit(Caller caller) {
    caller.require(Permission.USE_MACHINE);
  }

  /** Writes a job whose sound is in storage, with the task that does it. */
  public MachineJob create(Caller caller, NewJob order) {
    caller.require(Permission.USE_MACHINE);
    OffsetDateTime now = OffsetDateTime.now(clock);
    MachineJob job = jobs.add(new MachineJob(caller.userId(), order, now));
    tasks.enqueue(TaskKind.MACHINE, job.getId());
    jobs.log(job.getId(), "queued for the model " + order.model(), now);
    audit.record(
        caller.userId(),
        "transcribe-by-machine",
        ACTION_SUBJECT,
        job.getPublicId(),
        Map.of("target", order.target().name()));
    return job;
  }

  /**
   * One job: its owner's, or anybody's for staff.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND for others, so that ids tell nothing
   */
  public JobView get(Caller caller, String publicId) {
    return view(own(caller, jobs.find(publicId), publicId));
  }

  private JobView view(MachineJob job) {
    return new JobView(
        job,
        job.getStatus() == JobStatus.QUEUED ? Optional.of(jobs.before(job) + 1) : Optional.empty());
  }

  /**
   * A job as people see it.
   *
   * @param position 1 for the next one; empty when it does not wait
   */
  public record JobView(MachineJob job, Optional<Long> position) {}

  /** The caller's own jobs, everybody's for staff; newest first. */
  public Page<MachineJob> list(
      Caller caller, List<JobStatus> statuses, Optional<String> search, PageRequest page) {
    caller.require(Permission.USE_MACHINE);
    Optional<Integer> owner =
        caller.may(Permission.VIEW_ALL_DATA) ? Optional.empty() : Optional.of(caller.userId());
    return jobs.page(new JobFilter(owner, statuses, search), page);
  }

  /**
   * What a job came to.
   *
   * @throws ShrutikException CONFLICT as long as there is nothing
   */
  public Outcome outcome(Caller caller, String publicId) {
    MachineJob job = own(caller, jobs.find(publicId), publicId);
    MachineResult result =
        jobs.result(job.getId())
            .filter(r -> job.getStatus() == JobStatus.COMPLETED)
            .orElseThrow(
                () ->
                    ShrutikException.conflict(
                        "job_id",
                        "The job is " + job.getStatus().wire() + "; it has no transcript."));
    return new Outcome(job, result);
  }

  /** A completed job and what it came to. */
  public record Outcome(MachineJob job, MachineResult result) {}

  public List<JobAttempt> attempts(Caller caller, String publicId) {
    return jobs.attempts(own(caller, jobs.find(publicId), publicId).getId());
  }

  /**
   * Lines of a job's log after one of them; the first ones after 0.
   *
   * @return at most a thousand
   */
  public List<LogLine> log(Caller caller, String publicId, long after) {
    return jobs.log(own(caller, jobs.find(publicId), publicId).getId(), after, LOG_LINES);
  }

  /**
   * Ends a job: at once if it waits, else within a moment.
   *
   * @throws ShrutikException CONFLICT when it has ended already
   */
  public JobView cancel(Caller caller, String publicId) {
    MachineJob job = own(caller, jobs.lock(publicId), publicId);
    OffsetDateTime now = OffsetDateTime.now(clock);
    job.cancel(now);
    jobs.log(job.getId(), "cancelled by its owner", now);
    audit.record(caller.userId(), "cancel", ACTION_SUBJECT, publicId, Map.of());
    return view(job);
  }

  /**
   * Does everything once more.
   *
   * @throws ShrutikException CONFLICT while it waits or runs
   */
  public JobView restart(Caller caller, String publicId) {
    caller.require(Permission.USE_MACHINE);
    MachineJob job = own(caller, jobs.lock(publicId), publicId);
    OffsetDateTime now = OffsetDateTime.now(clock);
    job.restart(now);
    jobs.removeResult(job.getId());
    jobs.log(job.getId(), "restarted", now);
    tasks.enqueue(TaskKind.MACHINE, job.getId());
    audit.record(caller.userId(), "restart", ACTION_SUBJECT, publicId, Map.of());
    return view(job);
  }

  /**
   * Removes a job with all that was made of it.
   *
   * @return the key of its object, if that belonged to it alone
   * @throws ShrutikException CONFLICT while it runs
   */
  public Optional<String> delete(Caller caller, String publicId) {
    MachineJob job = own(caller, jobs.lock(publicId), publicId);
    if (!job.getStatus().isFinal() && job.getStatus() != JobStatus.QUEUED) {
      throw ShrutikException.conflict(
          "job_id", "The job is " + job.getStatus().wire() + "; cancel it first.");
    }
    jobs.remove(job);
    audit.record(caller.userId(), "delete", ACTION_SUBJECT, publicId, Map.of());
    return job.getTarget() == JobTarget.UPLOAD
        ? Optional.of(job.getStorageKey())
        : Optional.empty();
  }

  private static MachineJob own(Caller caller, Optional<MachineJob> job, String publicId) {
    return job.filter(j -> j.getUserId() == caller.userId() || caller.may(Permission.VIEW_ALL_DATA))
        .orElseThrow(() -> ShrutikException.notFound("job", publicId));
  }
}
