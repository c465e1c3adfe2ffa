package org.shrutik.machine;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/** For how long jobs and the files of clients are kept. What waits or runs is never touched. */
@Stateless
public class RetentionService {
  private static final String ENABLED = "cleanup-enabled";
  private static final String DAYS = "cleanup-days";
  private static final int MOST_DAYS = 36_500;
  private static final int ROUND = 500;

  @Inject private MachineJobRepository jobs;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * What is in force.
   *
   * @param enabled whether anything is removed by itself
   * @param days for which an ended job is kept
   */
  public record Policy(boolean enabled, int days) {}

  /** What is in force: what was set last, else the settings. */
  public Policy policy(Caller caller) {
    caller.require(Permission.MANAGE_MACHINE);
    return inForce();
  }

  private Policy inForce() {
    return new Policy(
        jobs.setting(ENABLED)
            .map(Boolean::valueOf)
            .orElseGet(Settings.MACHINE_CLEANUP_ENABLED::asBoolean),
        jobs.setting(DAYS).map(Integer::valueOf).orElseGet(Settings.MACHINE_CLEANUP_DAYS::asInt));
  }

  /**
   * Changes what is in force; null leaves a part as it is.
   *
   * @throws ShrutikException VALIDATION_ERROR for days outside of 1 to 36500
   */
  public Policy change(Caller caller, Boolean enabled, Integer days) {
    caller.require(Permission.MANAGE_MACHINE);
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw ShrutikException.invalid(
          "cleanup_days", "must be a whole number from 1 to " + MOST_DAYS);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (enabled != null) {
      jobs.setSetting(ENABLED, String.valueOf(enabled), now);
    }
    if (days != null) {
      jobs.setSetting(DAYS, String.valueOf(days), now);
    }
    Policy policy = inForce();
    audit.record(
        caller.userId(),
        "set",
        "machine-setting",
        "cleanup",
        Map.of("enabled", policy.enabled(), "days", policy.days()));
    return policy;
  }

  /**
   * What is to go.
   *
   * @param jobs ids of ended jobs
   * @param objects ids of files of clients whose time is over and that no job uses
   */
  public record Outdated(List<String> jobs, List<String> objects) {
    public Outdated {
      jobs = List.copyOf(jobs);
      objects = List.copyOf(objects);
    }
  }

  /** What a clean-up would remove now; at most some hundred of each at a time. */
  public Outdated outdated(Caller caller) {
    caller.require(Permission.MANAGE_MACHINE);
    return outdated(inForce());
  }

  /** The same for the application itself; nothing while it is switched off. */
  public Outdated outdated() {
    Policy policy = inForce();
    return policy.enabled() ? outdated(policy) : new Outdated(List.of(), List.of());
  }

  private Outdated outdated(Policy policy) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return new Outdated(
        jobs.endedBefore(now.minusDays(policy.days()), ROUND).stream()
            .map(MachineJob::getPublicId)
            .toList(),
        jobs.objectsExpiredBefore(now, ROUND).stream()
            .filter(object -> !jobs.usesObject(object.key()))
            .map(ClientObject::getId)
            .toList());
  }

  /**
   * Removes rows that are still outdated.
   *
   * @return the keys of their objects in storage
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<String> remove(Outdated outdated) {
    List<String> keys = new ArrayList<>();
    for (String id : outdated.jobs()) {
      jobs.lock(id)
          .filter(job -> job.getStatus().isFinal())
          .ifPresent(
              job -> {
                jobs.remove(job);
                if (job.getTarget() == JobTarget.UPLOAD) {
                  keys.add(job.getStorageKey());
                }
              });
    }
    for (String id : outdated.objects()) {
      jobs.object(id)
          .filter(object -> !jobs.usesObject(object.key()))
          .ifPresent(
              object -> {
                jobs.remove(object);
                keys.add(object.key());
              });
    }
    if (!keys.isEmpty() || !outdated.jobs().isEmpty()) {
      audit.record(
          null,
          "clean-up",
          "machine-jobs",
          "outdated",
          Map.of("jobs", outdated.jobs().size(), "objects", outdated.objects().size()));
    }
    return keys;
  }
}
