package org.shrutik.recogniser;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.shrutik.recogniser.RecognitionException.Kind;
import org.shrutik.recogniser.child.Frames;
import org.shrutik.recogniser.child.Frames.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child JVM with one model. Used by one thread at a time; {@link #supervise} and {@link #kill} by
 * any. Once it has failed it is of no use any more.
 */
final class RecogniserWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecogniserWorker.class);
  private static final int PAGE_BYTES = 4096;
  private static final int KEPT_LINES = 20;
  private static final int LOGGED_LINES = 200;
  private static final long END_MILLIS = 500;
  private static final long NEVER = 0;

  private final SpeechModel model;
  private final WorkerLimits limits;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private volatile long answerBy = NEVER;
  private volatile String killedFor;
  private volatile boolean outOfTime;
  private volatile boolean failed;
  private volatile long idleSince = System.nanoTime();

  private RecogniserWorker(
      SpeechModel model, WorkerLimits limits, Process process, ThreadFactory threads) {
    this.model = model;
    this.limits = limits;
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    Thread reader = threads.newThread(this::readErrors);
    reader.setName("recogniser " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the process; {@link #awaitReady} says when its model is loaded. */
  static RecogniserWorker start(
      WorkerProgram program, SpeechModel model, WorkerLimits limits, ThreadFactory threads)
      throws RecognitionException {
    ProcessBuilder builder = new ProcessBuilder(program.command(model));
    // It is given none of the server's secrets.
    builder.environment().clear();
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      LOG.info("Recogniser {} starts with the model {}", process.pid(), model.name());
      return new RecogniserWorker(model, limits, process, threads);
    } catch (IOException e) {
      throw new RecognitionException(
          Kind.LAUNCH, "The recogniser could not be started: " + e.getMessage());
    }
  }

  /** Waits until the model is loaded. */
  void awaitReady() throws RecognitionException {
    answerBy = System.nanoTime() + limits.load().toNanos();
    Frame frame = answer();
    if (frame.type() != Frames.OK) {
      throw new RecognitionException(Kind.REFUSED, frame.text());
    }
  }

  /**
   * Sends a frame and takes its answer.
   *
   * @param deadline when the whole work must be done, as {@link System#nanoTime}
   */
  Frame exchange(char type, byte[] content, int length, long deadline) throws RecognitionException {
    long now = System.nanoTime();
    long left = deadline - now;
    outOfTime = left < limits.answer().toNanos();
    answerBy = now + Math.max(1, Math.min(left, limits.answer().toNanos()));
    try {
      Frames.write(out, type, content, length);
    } catch (IOException e) {
      throw gone(e);
    }
    Frame frame = answer();
    if (frame.type() == Frames.REFUSED) {
      throw new RecognitionException(Kind.REFUSED, frame.text());
    }
    return frame;
  }

  private Frame answer() throws RecognitionException {
    try {
      return Frames.read(in);
    } catch (IOException e) {
      throw gone(e);
    } finally {
      answerBy = NEVER;
      idleSince = System.nanoTime();
    }
  }

  private RecognitionException gone(IOException cause) {
    failed = true;
    process.destroyForcibly();
    String reason = killedFor;
    if (reason != null) {
      return new RecognitionException(outOfTime ? Kind.TIMEOUT : Kind.CRASH, reason);
    }
    String exit = "it gave no sense: " + cause.getMessage();
    try {
      if (process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
        exit = "exit code " + process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String last;
    synchronized (lastLines) {
      last = lastLines.isEmpty() ? "" : "; its last words: " + lastLines.getLast();
    }
    return new RecognitionException(Kind.CRASH, "The recogniser ended (" + exit + ")" + last);
  }

  /** Kills it when an answer is overdue or it has grown too large. */
  void supervise() {
    long by = answerBy;
    if (by != NEVER && System.nanoTime() - by > 0) {
      kill(
          outOfTime
              ? "The time for this job is over"
              : "The recogniser gave no answer within " + limits.answer().toSeconds() + " s");
    } else if (residentBytes() > limits.memoryBytes()) {
      outOfTime = false;
      kill("The recogniser took more than " + (limits.memoryBytes() >> 20) + " MB");
    }
  }

  /** Ends it at once; whoever waits for its answer is told why. */
  void kill(String reason) {
    if (process.isAlive()) {
      killedFor = reason;
      LOG.warn("Recogniser {} is killed: {}", process.pid(), reason);
      process.destroyForcibly();
    }
  }

  /** Memory that it occupies, 0 when it is gone or the system does not tell. */
  long residentBytes() {
    try {
      String[] pages =
          Files.readString(Path.of("/proc", String.valueOf(process.pid()), "statm")).split(" ", -1);
      return Long.parseLong(pages[1]) * PAGE_BYTES;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  private void readErrors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      int logged = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (++logged <= LOGGED_LINES) {
          LOG.info("Recogniser {}: {}", process.pid(), line);
        }
        synchronized (lastLines) {
          lastLines.add(line);
          if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("The errors of recogniser {} end", process.pid(), e);
    }
  }

  SpeechModel model() {
    return model;
  }

  long pid() {
    return process.pid();
  }

  /** Whether it can be given another sound. */
  boolean isUsable() {
    return !failed && killedFor == null && process.isAlive();
  }

  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  @Override
  public void close() {
    try {
      out.close(); // It ends with its input.
      if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
