package org.shrutik.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.shrutik.ShrutikException;
import org.shrutik.audio.AudioException;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.audio.PcmProfile;
import org.shrutik.config.Settings;
import org.shrutik.machine.JobProgressService.Wish;
import org.shrutik.machine.JobProgressService.Work;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.recogniser.RecognitionException;
import org.shrutik.recogniser.RecognitionException.Kind;
import org.shrutik.recogniser.RecognitionWatch;
import org.shrutik.recogniser.Segment;
import org.shrutik.recogniser.VoicedSpan;
import org.shrutik.storage.Storage;
import org.shrutik.task.Task;
import org.shrutik.task.TaskHandler;
import org.shrutik.task.TaskKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a job: decodes its sound, finds the speech, chooses the model, has it recognised, and writes
 * text and metadata in one transaction. Done twice it writes the same. What cannot become better is
 * not tried again.
 */
@ApplicationScoped
public class JobProcessor implements TaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JobProcessor.class);
  private static final long NOTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long FAR_AWAY = Long.MAX_VALUE / 2;

  @Inject private JobProgressService progress;
  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;
  @Inject private Recognisers recognisers;
  @Inject private LanguageChoice choice;

  @Override
  public TaskKind kind() {
    return TaskKind.MACHINE;
  }

  @Override
  public void handle(Task task) throws IOException, InterruptedException {
    Work work = progress.begin(task.getSubjectId(), task.getId()).orElse(null);
    if (work == null) {
      return;
    }
    try {
      work(work);
    } catch (AudioException e) {
      progress.fail(work, JobStatus.FAILED, e.getMessage());
    } catch (ShrutikException e) {
      // The model was removed, or cannot be used.
      progress.fail(work, JobStatus.FAILED_LAUNCH_ERROR, e.getMessage());
    } catch (RecognitionException e) {
      failed(work, e);
    } catch (EnrichmentException e) {
      LOG.warn("Metadata of job {} could not be made", work.job().getPublicId(), e);
      progress.fail(work, JobStatus.FAILED_UNKNOWN, e.getMessage());
    } catch (IOException | RuntimeException e) {
      progress.failAttempt(work, JobStatus.FAILED_THREAD_EXCEPTION, "The work on it failed");
      throw e;
    }
  }

  private void failed(Work work, RecognitionException e) throws RecognitionException {
    switch (e.kind()) {
      case CANCELLED -> progress.fail(work, JobStatus.CANCELLED, e.getMessage());
      case TIMEOUT -> progress.fail(work, JobStatus.FAILED_TIMEOUT, e.getMessage());
      case REFUSED -> progress.fail(work, JobStatus.FAILED_WHISPER_ERROR, e.getMessage());
      case LOST -> LOG.info("Job {}: {}", work.job().getPublicId(), e.getMessage());
      case CRASH -> {
        progress.failAttempt(work, JobStatus.FAILED_WHISPER_ERROR, e.getMessage());
        throw e;
      }
      case LAUNCH -> {
        progress.failAttempt(work, JobStatus.FAILED_LAUNCH_ERROR, e.getMessage());
        throw e;
      }
    }
  }

  @Override
  public void giveUp(Task task, String cause) {
    progress.giveUp(task.getSubjectId(), cause);
  }

  private void work(Work work) throws IOException, InterruptedException, AudioException {
    MachineJob job = work.job();
    Watch watch = new Watch(work);
    String name = "machine-" + job.getPublicId() + "-" + work.run();
    try {
      DecodedAudio audio =
          workbench.decode(
              storage.localCopy(job.getStorageKey()),
              name,
              Settings.MACHINE_MAX_SECONDS.asDouble());
      List<VoicedSpan> spans = spans(audio);
      progress.log(
          work,
          "decoded %.1f s of %s; speech in %d parts, %.1f s"
              .formatted(
                  audio.seconds(),
                  audio.codec(),
                  spans.size(),
                  spans.stream().mapToLong(VoicedSpan::samples).sum()
                      / (double) DecodedAudio.SAMPLE_RATE));
      watch.look(0);
      LanguageChoice.Chosen chosen =
          choice.choose(job.getModel(), job.getLanguage(), audio.pcm(), spans, watch);
      progress.use(
          work,
          chosen.model().name(),
          chosen.model().language(),
          chosen.probability(),
          audio.seconds());
      progress.log(work, "recognised with " + chosen.model().name());
      List<Segment> segments =
          recognisers.recogniser().recognise(chosen.model(), audio.pcm(), spans, watch);
      progress.enrich(work);
      progress.complete(work, segments, enriched(segments, audio, chosen));
    } finally {
      workbench.discard(name);
    }
  }

  private static Map<String, Object> enriched(
      List<Segment> segments, DecodedAudio audio, LanguageChoice.Chosen chosen) {
    try {
      return TranscriptMetadata.of(
          segments, audio.seconds(), audio.sourceRate(), chosen.model().language());
    } catch (RuntimeException e) {
      throw new EnrichmentException(e);
    }
  }

  private static List<VoicedSpan> spans(DecodedAudio audio) throws IOException {
    return Settings.MACHINE_VAD.asBoolean()
        ? VoicedSpan.voiced(
            PcmProfile.read(audio.pcm()),
            audio.samples(),
            Settings.MACHINE_VAD_SILENCE_MILLIS.asInt())
        : VoicedSpan.whole(audio.samples());
  }

  /** The text was there; what is made of it failed. */
  private static final class EnrichmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnrichmentException(RuntimeException cause) {
      super("What is made of the text failed", cause);
    }
  }

  /** Notes progress twice a second and asks whether to go on. */
  private final class Watch implements RecognitionWatch {
    private final Work work;
    private final long deadline;
    private long notedAt = System.nanoTime();

    Watch(Work work) {
      this.work = work;
      long seconds = Settings.MACHINE_JOB_SECONDS.asLong();
      this.deadline =
          System.nanoTime() + (seconds == 0 ? FAR_AWAY : TimeUnit.SECONDS.toNanos(seconds));
    }

    @Override
    public void reached(double done) throws RecognitionException {
      long now = System.nanoTime();
      if (now - deadline > 0) {
        throw new RecognitionException(
            Kind.TIMEOUT,
            "The job took longer than " + Settings.MACHINE_JOB_SECONDS.asLong() + " s");
      }
      if (now - notedAt > NOTED_NANOS) {
        look(done);
      }
    }

    void look(double done) throws RecognitionException {
      notedAt = System.nanoTime();
      Wish wish = progress.reach(work, done);
      if (wish == Wish.CANCEL) {
        throw new RecognitionException(Kind.CANCELLED, "Cancelled");
      }
      if (wish == Wish.LOST) {
        throw new RecognitionException(Kind.LOST, "Another worker has this job now");
      }
    }

    @Override
    public long deadlineNanos() {
      return deadline;
    }
  }
}
