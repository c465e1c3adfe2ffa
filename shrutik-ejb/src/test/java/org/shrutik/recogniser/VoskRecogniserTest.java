package org.shrutik.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.audio.PcmProfile;
import org.shrutik.recogniser.RecognitionException.Kind;

/** Real Vosk in real child processes. */
class VoskRecogniserTest {
  private static final int WAV_HEADER = 44;

  @TempDir static Path home;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final WorkerPool pool = pool(home, Duration.ofSeconds(20), 1L << 30);
  private final Recogniser recogniser = new VoskRecogniser(pool);

  private WorkerPool pool(Path folder, Duration answer, long memory) {
    return new WorkerPool(
        folder,
        new WorkerLimits(Duration.ofSeconds(20), answer, memory, Duration.ofSeconds(60)),
        1,
        Thread::new,
        timer);
  }

  @AfterEach
  void stop() {
    pool.close();
    timer.shutdownNow();
  }

  private static Path samples(Path wav) throws IOException {
    byte[] file = Files.readAllBytes(wav);
    return Files.write(
        Files.createTempFile(home, "clip", ".pcm"),
        Arrays.copyOfRange(file, WAV_HEADER, file.length));
  }

  private static List<VoicedSpan> voiced(Path samples) throws IOException {
    return VoicedSpan.voiced(PcmProfile.read(samples), Files.size(samples) / 2, 500);
  }

  @ParameterizedTest
  @Tag("3.57")
  @Tag("3.58")
  @ValueSource(strings = {"en", "bn"})
  void understandsTheClipsOfItsLanguage(String language) throws Exception {
    SpeechModel model = Models.model(language);
    int words = 0;
    int errors = 0;
    int whole = 0;
    for (Path clip : Models.clips(language)) {
      Path samples = samples(clip);
      List<VoicedSpan> spans = voiced(samples);
      List<Segment> segments = recogniser.recognise(model, samples, spans, RecognitionWatch.none());
      String heard = String.join(" ", segments.stream().map(Segment::text).toList());
      String text = Models.text(clip);
      words += text.split(" ", -1).length;
      errors += Models.errors(text, heard);
      whole +=
          Models.errors(
              text,
              String.join(
                  " ",
                  recogniser
                      .recognise(
                          model,
                          samples,
                          VoicedSpan.whole(Files.size(samples) / 2),
                          RecognitionWatch.none())
                      .stream()
                      .map(Segment::text)
                      .toList()));
      double last = 0;
      for (Segment segment : segments) {
        for (Word word : segment.words()) {
          assertThat(word.start()).isGreaterThanOrEqualTo(last);
          assertThat(word.end()).isGreaterThanOrEqualTo(word.start());
          assertThat(spans)
              .anyMatch(
                  s ->
                      s.startSeconds() <= word.start() + 0.001
                          && word.end() <= s.endSeconds() + 0.001);
          last = word.end();
        }
      }
    }
    System.out.printf(
        "%s: %d words, errors %d; without pause finder %d%n", language, words, errors, whole);
    assertThat(errors).as("wrong words of %d", words).isLessThanOrEqualTo(words / 20);
    assertThat(pool.workers()).hasSize(1);
  }

  @Test
  void aWorkerThatIsKilledCostsItsSoundAndNothingElse() throws Exception {
    SpeechModel model = Models.model("en");
    Path samples = samples(Models.clips("en").get(0));
    List<VoicedSpan> spans = voiced(samples);
    assertThatThrownBy(
            () ->
                recogniser.recognise(
                    model,
                    samples,
                    spans,
                    done ->
                        ProcessHandle.of(pool.workers().get(0).pid())
                            .orElseThrow()
                            .destroyForcibly()))
        .isInstanceOfSatisfying(
            RecognitionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CRASH));
    assertThat(recogniser.recognise(model, samples, spans, RecognitionWatch.none())).isNotEmpty();
  }

  @Test
  void aWorkerThatStandsStillIsEnded() throws Exception {
    try (WorkerPool impatient = pool(home, Duration.ofSeconds(1), 1L << 30)) {
      SpeechModel model = Models.model("en");
      Path samples = samples(Models.clips("en").get(0));
      assertThatThrownBy(
              () ->
                  new VoskRecogniser(impatient)
                      .recognise(
                          model,
                          samples,
                          voiced(samples),
                          done -> signal("STOP", impatient.workers().get(0).pid())))
          .isInstanceOfSatisfying(
              RecognitionException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.CRASH);
                assertThat(e).hasMessageContaining("no answer");
              });
      assertThat(impatient.workers()).isEmpty();
    }
  }

  @Test
  void theTimeOfTheWholeWorkIsKeptAlsoWhereTheWorkerHangs() throws Exception {
    SpeechModel model = Models.model("en");
    Path samples = samples(Models.clips("en").get(0));
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    assertThatThrownBy(
            () ->
                recogniser.recognise(
                    model,
                    samples,
                    voiced(samples),
                    new RecognitionWatch() {
                      @Override
                      public void reached(double done) {
                        signal("STOP", pool.workers().get(0).pid());
                      }

                      @Override
                      public long deadlineNanos() {
                        return end;
                      }
                    }))
        .isInstanceOfSatisfying(
            RecognitionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
  }

  @Test
  @Tag("3.40")
  void aWorkerThatGrowsTooLargeIsEnded() throws Exception {
    try (WorkerPool mean = pool(home, Duration.ofSeconds(20), 8L << 20)) {
      Path samples = samples(Models.clips("en").get(0));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  new VoskRecogniser(mean)
                      .recognise(
                          Models.model("en"), samples, voiced(samples), RecognitionWatch.none());
                }
              })
          .isInstanceOfSatisfying(
              RecognitionException.class,
              e -> assertThat(e).hasMessageContaining("more than 8 MB"));
    }
  }

  @Test
  void aSoundThatNobodyWantsAnyMoreLeavesItsWorkerUsable() throws Exception {
    SpeechModel model = Models.model("en");
    Path samples = samples(Models.clips("en").get(0));
    assertThatThrownBy(
            () ->
                recogniser.recognise(
                    model,
                    samples,
                    voiced(samples),
                    done -> {
                      throw new RecognitionException(Kind.CANCELLED, "enough");
                    }))
        .hasMessage("enough");
    long pid = pool.workers().get(0).pid();
    assertThat(recogniser.recognise(model, samples, voiced(samples), RecognitionWatch.none()))
        .isNotEmpty();
    assertThat(pool.workers()).extracting(WorkerState::pid).containsExactly(pid);
  }

  @Test
  void aWorkerIsGivenNoneOfTheServersSecrets() throws Exception {
    RecogniserWorker worker = pool.take(Models.model("en"));
    try {
      String environment =
          Files.readString(Path.of("/proc/" + worker.pid() + "/environ")).replace('\0', '\n');
      assertThat(environment.strip().lines())
          .containsExactlyInAnyOrder("MALLOC_ARENA_MAX=2", "LC_ALL=C.UTF-8");
    } finally {
      pool.release(worker, true);
    }
  }

  private static void signal(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
