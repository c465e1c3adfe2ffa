package org.shrutik.audio;

import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.ffmpeg.FFmpegResult;
import com.github.kokorin.jaffree.ffmpeg.FFmpegResultFuture;
import com.github.kokorin.jaffree.ffmpeg.OutputListener;
import com.github.kokorin.jaffree.ffmpeg.ProgressListener;
import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.GobblingStdReader;
import com.github.kokorin.jaffree.process.JaffreeAbnormalExitException;
import com.github.kokorin.jaffree.process.ProcessHelper;
import com.github.kokorin.jaffree.process.StdReader;
import com.github.kokorin.jaffree.process.Stopper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of ffmpeg. Jaffree builds the command and drives the process; three things it does not
 * give are added by overriding its hooks: the whole text of the log (its exceptions carry none), a
 * closed standard input, and an end by force when the time is up or the caller is interrupted.
 */
final class FfmpegRun extends FFmpeg {

  /**
   * The log of a hostile file may be endless; what matters stands at its beginning and is counted
   * after.
   */
  private static final int KEPT_LINES = 2_000;

  private final List<String> lines = new ArrayList<>();
  private final ForcedStopper stopper = new ForcedStopper();

  FfmpegRun(Path executable) {
    super(executable);
  }

  /** How a run ended. */
  enum End {
    /** Exit status 0. */
    DONE,
    /** Any other exit status. */
    FAILED,
    /** Killed because the time was up. */
    TIMED_OUT
  }

  /**
   * Runs to the end, at most for {@code limit}.
   *
   * @throws InterruptedException when the caller is interrupted; the process is dead by then
   * @throws IOException when the process cannot be started or read
   */
  End run(Duration limit) throws IOException, InterruptedException {
    FFmpegResultFuture running = executeAsync();
    try {
      running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return End.DONE;
    } catch (TimeoutException e) {
      stopper.forceStop();
      return End.TIMED_OUT;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JaffreeAbnormalExitException) {
        return End.FAILED;
      }
      throw new IOException("ffmpeg could not be run", e.getCause());
    } finally {
      stopper.forceStop();
      stopper.awaitEnd();
    }
  }

  /** What ffmpeg wrote to its log, line by line. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  protected Stopper createStopper() {
    return stopper;
  }

  @Override
  protected StdReader<FFmpegResult> createStdErrReader(OutputListener listener) {
    return new LogReader();
  }

  /** Jaffree writes a warning to the log at each run whose progress goes nowhere. */
  @Override
  protected ProcessHelper createProgressHelper(ProgressListener listener) {
    setProgress("pipe:1");
    return null;
  }

  @Override
  protected StdReader<FFmpegResult> createStdOutReader() {
    return new GobblingStdReader<>();
  }

  private final class LogReader implements StdReader<FFmpegResult> {

    @Override
    public FFmpegResult read(InputStream stderr) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          synchronized (lines) {
            if (lines.size() < KEPT_LINES) {
              lines.add(line);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new FFmpegResult(0L, 0L, 0L, 0L, 0L, 0.0);
    }

    @Override
    public List<LogMessage> getErrorLogMessages() {
      return List.of();
    }
  }

  /** Kills the process, also one that starts only after the order to stop was given. */
  private static final class ForcedStopper implements Stopper {

    private static final int PATIENCE_SECONDS = 10;

    private Process process;
    private boolean stopped;

    @Override
    public synchronized void setProcess(Process started) {
      process = started;
      try {
        started.getOutputStream().close();
      } catch (IOException e) {
        stopped = true;
      }
      if (stopped) {
        started.destroyForcibly();
      }
    }

    @Override
    public void graceStop() {
      forceStop();
    }

    @Override
    public synchronized void forceStop() {
      stopped = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }

    void awaitEnd() throws IOException {
      Process dying;
      synchronized (this) {
        dying = process;
      }
      if (dying == null) {
        return;
      }
      boolean interrupted = Thread.interrupted();
      try {
        if (!dying.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("ffmpeg did not end when it was killed");
        }
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
