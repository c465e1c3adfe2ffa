package org.shrutik.recogniser;

/**
 * A process as an administrator sees it.
 *
 * @param memoryBytes resident, 0 where the system does not tell
 */
public record WorkerState(long pid, String model, boolean busy, long memoryBytes) {
  static WorkerState of(RecogniserWorker worker, boolean busy) {
    return new WorkerState(worker.pid(), worker.model().name(), busy, worker.residentBytes());
  }
}
