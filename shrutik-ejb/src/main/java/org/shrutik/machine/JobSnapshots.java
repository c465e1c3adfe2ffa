package org.shrutik.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The present state of jobs, for viewers whose right to see them was asked before. */
@ApplicationScoped
public class JobSnapshots {
  @Inject private MachineJobRepository jobs;

  /** A job as it is now. */
  public record Snapshot(MachineJob job) {}

  public Optional<Snapshot> of(String publicId) {
    return jobs.find(publicId).map(Snapshot::new);
  }
}
