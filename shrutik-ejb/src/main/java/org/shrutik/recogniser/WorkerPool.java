package org.shrutik.recogniser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this node: started when they are needed, kept for the next sound of the same
 * model, let go when they idle, replaced when they fail. Supervised twice a second while there are
 * any. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
  private static final long SUPERVISION_MILLIS = 500;

  private final Path home;
  private final WorkerLimits limits;
  private final ThreadFactory threads;
  private final ScheduledExecutorService timer;
  private final List<RecogniserWorker> idle = new ArrayList<>();
  private final List<RecogniserWorker> busy = new ArrayList<>();
  private final List<RecogniserWorker> onTrial = new ArrayList<>();
  private WorkerProgram program;
  private ScheduledFuture<?> supervision;
  private int size;
  private boolean closed;

  /**
   * A pool without workers yet.
   *
   * @param home where the program is unpacked
   * @param size at most so many processes are kept or at work
   */
  WorkerPool(
      Path home,
      WorkerLimits limits,
      int size,
      ThreadFactory threads,
      ScheduledExecutorService timer) {
    this.home = home;
    this.limits = limits;
    this.size = size;
    this.threads = threads;
    this.timer = timer;
  }

  /** How many processes may be kept; those at work finish what they do. */
  void resize(int workers) {
    List<RecogniserWorker> surplus = new ArrayList<>();
    synchronized (this) {
      size = workers;
      while (!idle.isEmpty() && idle.size() + busy.size() > size) {
        surplus.add(idle.remove(0));
      }
      notifyAll();
    }
    surplus.forEach(RecogniserWorker::close);
  }

  /**
   * A worker with this model, its own process if none idles. Waits while all are at work.
   *
   * @return to be given back by {@link #release} in any case
   */
  RecogniserWorker take(SpeechModel model) throws RecognitionException, InterruptedException {
    RecogniserWorker other = null;
    RecogniserWorker worker;
    synchronized (this) {
      while (!closed && busy.size() >= size) {
        wait();
      }
      if (closed) {
        throw new RecognitionException(
            RecognitionException.Kind.LAUNCH, "The recognisers are being stopped");
      }
      RecogniserWorker kept = idleWith(model);
      if (kept != null) {
        busy.add(kept);
        return kept;
      }
      if (!idle.isEmpty() && idle.size() + busy.size() >= size) {
        other = idle.remove(0);
      }
      worker = RecogniserWorker.start(program(), model, limits, threads);
      busy.add(worker);
      supervise();
    }
    if (other != null) {
      other.close();
    }
    try {
      worker.awaitReady();
      return worker;
    } catch (RecognitionException e) {
      release(worker, false);
      throw e;
    }
  }

  /**
   * Has a model recognise a second of noise in a process of its own that is thrown away, whatever
   * comes of it.
   */
  void tryOut(SpeechModel model) throws RecognitionException {
    RecogniserWorker worker;
    synchronized (this) {
      worker = RecogniserWorker.start(program(), model, limits, threads);
      onTrial.add(worker);
      supervise();
    }
    try {
      worker.awaitReady();
      VoskRecogniser.tryOut(worker);
    } finally {
      synchronized (this) {
        onTrial.remove(worker);
      }
      worker.close();
    }
  }

  private RecogniserWorker idleWith(SpeechModel model) {
    for (Iterator<RecogniserWorker> all = idle.iterator(); all.hasNext(); ) {
      RecogniserWorker worker = all.next();
      if (!worker.isUsable()) {
        all.remove();
      } else if (worker.model().equals(model)) {
        all.remove();
        return worker;
      }
    }
    return null;
  }

  private WorkerProgram program() throws RecognitionException {
    if (program == null) {
      try {
        program = WorkerProgram.unpack(home);
      } catch (IOException e) {
        throw new RecognitionException(RecognitionException.Kind.LAUNCH, e.getMessage());
      }
    }
    return program;
  }

  /**
   * Gives a worker back.
   *
   * @param sound whether it may be used again
   */
  void release(RecogniserWorker worker, boolean sound) {
    boolean kept;
    synchronized (this) {
      busy.remove(worker);
      kept = sound && !closed && worker.isUsable() && idle.size() + busy.size() < size;
      if (kept) {
        idle.add(worker);
      }
      notifyAll();
    }
    if (!kept) {
      worker.close();
    }
  }

  private void supervise() {
    if (supervision == null) {
      supervision =
          timer.scheduleWithFixedDelay(
              this::look, SUPERVISION_MILLIS, SUPERVISION_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    List<RecogniserWorker> surplus = new ArrayList<>();
    synchronized (this) {
      idle.removeIf(worker -> !worker.isUsable());
      for (Iterator<RecogniserWorker> all = idle.iterator(); all.hasNext(); ) {
        RecogniserWorker worker = all.next();
        if (worker.idleNanos() > limits.idle().toNanos()) {
          all.remove();
          surplus.add(worker);
        }
      }
      idle.forEach(RecogniserWorker::supervise);
      busy.forEach(RecogniserWorker::supervise);
      onTrial.forEach(RecogniserWorker::supervise);
      if (idle.isEmpty() && busy.isEmpty() && onTrial.isEmpty() && supervision != null) {
        supervision.cancel(false);
        supervision = null;
      }
    }
    surplus.forEach(
        worker -> {
          LOG.info("Recogniser {} has nothing to do and is let go", worker.pid());
          worker.close();
        });
  }

  /** The processes there are now. */
  synchronized List<WorkerState> workers() {
    List<WorkerState> all = new ArrayList<>();
    busy.forEach(worker -> all.add(WorkerState.of(worker, true)));
    idle.forEach(worker -> all.add(WorkerState.of(worker, false)));
    return all;
  }

  /** Lets go all that do nothing, so that the next sound is recognised by a new process. */
  void restart() {
    List<RecogniserWorker> all;
    synchronized (this) {
      all = List.copyOf(idle);
      idle.clear();
    }
    all.forEach(RecogniserWorker::close);
  }

  @Override
  public void close() {
    List<RecogniserWorker> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(idle);
      busy.forEach(worker -> worker.kill("The server stops"));
      onTrial.forEach(worker -> worker.kill("The server stops"));
      idle.clear();
      if (supervision != null) {
        supervision.cancel(false);
      }
      notifyAll();
    }
    all.forEach(RecogniserWorker::close);
  }
}
