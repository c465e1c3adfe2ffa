package org.shrutik.recogniser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.shrutik.audio.PcmProfile;

/**
 * What the workers cost over the recogniser alone: the same ten minutes of speech through both, one
 * process and several. Prints one line a figure.
 */
public final class RecogniserBench {
  private static final int WAV_HEADER = 44;
  private static final long TEN_MINUTES = 600L * 32_000;
  private static final int ROUNDS = 3;
  private static final int WORKERS = 4;
  private static final int BARE = 2;

  private RecogniserBench() {}

  /** Runs everything. */
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("recogniser-bench");
    Path sound = sound(home);
    SpeechModel model = Models.model("en");
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    WorkerLimits limits =
        new WorkerLimits(
            Duration.ofSeconds(60), Duration.ofSeconds(60), 4L << 30, Duration.ofSeconds(60));
    try (WorkerPool pool = new WorkerPool(home, limits, WORKERS, Thread::new, timer)) {
      pool.tryOut(model);
      List<String> command = bare(WorkerProgram.unpack(home), model, sound);
      Recogniser recogniser = new VoskRecogniser(pool);
      List<VoicedSpan> whole = VoicedSpan.whole(Files.size(sound) / 2);
      double alone = best(() -> run(command));
      double worker =
          best(
              () -> {
                pool.restart();
                recogniser.recognise(model, sound, whole, RecognitionWatch.none());
                return null;
              });
      long memory = pool.workers().get(0).memoryBytes() >> 20;
      double speech =
          best(
              () -> {
                pool.restart();
                List<VoicedSpan> spans =
                    VoicedSpan.voiced(PcmProfile.read(sound), Files.size(sound) / 2, 500);
                recogniser.recognise(model, sound, spans, RecognitionWatch.none());
                return null;
              });
      System.out.printf(
          "ten minutes, process included: alone %.2f s, by a worker %.2f s (%+.1f %%), pauses left"
              + " out %.2f s; worker %d MB%n",
          alone, worker, 100 * (worker / alone - 1), speech, memory);
      double two = best(() -> together(threads, BARE, () -> run(command)));
      pool.restart();
      double four =
          best(
              () ->
                  together(
                      threads,
                      WORKERS,
                      () -> recogniser.recognise(model, sound, whole, RecognitionWatch.none())));
      System.out.printf(
          "throughput: %d alone %.1f, %d workers %.1f minutes of sound a second (%.0f %%)%n",
          BARE,
          BARE * 10 / two,
          WORKERS,
          WORKERS * 10 / four,
          100 * (WORKERS / four) / (BARE / two));
    } finally {
      timer.shutdownNow();
      threads.shutdownNow();
    }
  }

  private static Path sound(Path home) throws IOException {
    Path sound = home.resolve("ten-minutes.pcm");
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(sound)) {
      while (bytes < TEN_MINUTES) {
        for (Path clip : Models.clips("en")) {
          byte[] wav = Files.readAllBytes(clip);
          byte[] samples = Arrays.copyOfRange(wav, WAV_HEADER, wav.length);
          out.write(samples);
          out.write(new byte[16_000]);
          bytes += samples.length + 16_000;
        }
      }
    }
    return sound;
  }

  /** The same process with another program in it. */
  private static List<String> bare(WorkerProgram program, SpeechModel model, Path sound) {
    List<String> command = new ArrayList<>(program.command(model));
    int main = command.indexOf("org.shrutik.recogniser.child.VoskWorker");
    command.set(
        main - 1, command.get(main - 1) + ":" + Path.of("target/test-classes").toAbsolutePath());
    command.set(main, "org.shrutik.recogniser.child.BareVosk");
    command.set(command.size() - 1, sound.toString());
    return command;
  }

  private static Void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("exit code " + process.exitValue());
    }
    return null;
  }

  private static Void together(ExecutorService threads, int count, Callable<?> work)
      throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(threads.submit(work));
    }
    for (Future<?> one : all) {
      one.get();
    }
    return null;
  }

  private static double best(Callable<?> work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.call();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
