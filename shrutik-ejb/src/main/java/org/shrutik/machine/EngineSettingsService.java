package org.shrutik.machine;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/** What an administrator changes while the server runs; in force on every node, and kept. */
@Stateless
public class EngineSettingsService {
  private static final String WORKERS = "workers";
  private static final String DRAINING = "draining";
  private static final int MOST_WORKERS = 64;

  @Inject private MachineJobRepository jobs;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Jobs at the same time on a node: what was set last, else the setting. */
  @OpenToAll("a number that every node works by")
  public int workers() {
    return jobs.setting(WORKERS).map(Integer::valueOf).orElseGet(Settings.MACHINE_WORKERS::asInt);
  }

  /** Whether no new job is begun. */
  @OpenToAll("a fact that every node works by")
  public boolean draining() {
    return jobs.setting(DRAINING).map(Boolean::valueOf).orElse(false);
  }

  /** The same for an administrator. */
  public int workers(Caller caller) {
    caller.require(Permission.MANAGE_MACHINE);
    return workers();
  }

  /**
   * Sets how many jobs are done at the same time.
   *
   * @throws ShrutikException VALIDATION_ERROR outside of 1 to 64
   */
  public void setWorkers(Caller caller, Integer workers) {
    caller.require(Permission.MANAGE_MACHINE);
    if (workers == null || workers < 1 || workers > MOST_WORKERS) {
      throw ShrutikException.invalid(
          "max_concurrent_jobs", "must be a whole number from 1 to " + MOST_WORKERS);
    }
    set(caller, WORKERS, String.valueOf(workers));
  }

  /** Begins no new job any more, or again. */
  public void drain(Caller caller, boolean on) {
    caller.require(Permission.MANAGE_MACHINE);
    set(caller, DRAINING, String.valueOf(on));
  }

  private void set(Caller caller, String name, String value) {
    jobs.setSetting(name, value, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "set", "machine-setting", name, Map.of("value", value));
  }

  /** Counts of jobs. */
  public JobFigures figures(Caller caller) {
    caller.require(Permission.MANAGE_MACHINE);
    return jobs.figures();
  }
}
