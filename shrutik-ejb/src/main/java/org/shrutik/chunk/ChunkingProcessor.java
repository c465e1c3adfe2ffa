package org.shrutik.chunk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shrutik.audio.AudioException;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.audio.ChunkCutter;
import org.shrutik.audio.ChunkSpan;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.audio.PcmProfile;
import org.shrutik.audio.SentenceHints;
import org.shrutik.audio.SilenceDetector;
import org.shrutik.audio.WavFile;
import org.shrutik.config.Settings;
import org.shrutik.recording.ProcessingStep;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingService;
import org.shrutik.script.DurationCategory;
import org.shrutik.script.Script;
import org.shrutik.storage.Sha256;
import org.shrutik.storage.Storage;
import org.shrutik.task.Task;
import org.shrutik.task.TaskHandler;
import org.shrutik.task.TaskKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a recording into chunks: files first, then all rows in one transaction. Done twice it writes
 * the same files to the same keys and finds the rows there.
 */
@ApplicationScoped
public class ChunkingProcessor implements TaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkingProcessor.class);

  @Inject private ChunkingService chunking;
  @Inject private RecordingService recordings;
  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;

  @Override
  public TaskKind kind() {
    return TaskKind.CHUNKING;
  }

  @Override
  public void handle(Task task) throws IOException, InterruptedException, AudioException {
    int recordingId = (int) task.getSubjectId();
    Optional<ChunkingService.Work> work = chunking.begin(recordingId, task.getId());
    if (work.isEmpty()) {
      return;
    }
    Recording recording = work.get().recording();
    String name = nameOf(recording);
    recordings.reach(recordingId, ProcessingStep.DECODING_AUDIO);
    Path samples = samples(recording, name);
    recordings.reach(recordingId, ProcessingStep.CHUNKING_AUDIO);
    List<ChunkSpan> spans = cut(samples, work.get().script());
    recordings.reach(recordingId, ProcessingStep.SAVING_CHUNKS);
    List<ChunkFile> files = write(samples, name, spans, work.get().script());
    boolean kept = chunking.complete(recordingId, files, task.getId());
    workbench.discard(name);
    if (!kept) {
      storage.deleteFolder("recordings/" + name);
      LOG.info("Recording {} was taken back while it was cut", recordingId);
      return;
    }
    LOG.info("Recording {} was cut into {} chunks", recordingId, files.size());
  }

  @Override
  public void giveUp(Task task, String cause) {
    recordings.fail((int) task.getSubjectId(), cause);
  }

  /** The folder of a recording's objects, from the key of its original. */
  private static String nameOf(Recording recording) {
    return recording.getFilePath().split("/", -1)[1];
  }

  /** The samples that the upload left, or a new decode of the original. */
  private Path samples(Recording recording, String name)
      throws IOException, InterruptedException, AudioException {
    Path samples = workbench.samplesOf(name);
    long expected =
        Math.round(recording.getDuration() * DecodedAudio.SAMPLE_RATE) * DecodedAudio.SAMPLE_BYTES;
    if (Files.isRegularFile(samples) && Files.size(samples) == expected) {
      return samples;
    }
    return workbench
        .decode(storage.localCopy(recording.getFilePath()), name, recording.getDuration() + 1)
        .pcm();
  }

  private static List<ChunkSpan> cut(Path samples, Script script) throws IOException {
    PcmProfile profile = PcmProfile.read(samples);
    ChunkCutter.Limits standard = ChunkCutter.Limits.STANDARD;
    ChunkCutter cutter =
        new ChunkCutter(
            new ChunkCutter.Limits(
                standard.shortestSeconds(),
                standard.wantedSeconds(),
                standard.longestSeconds(),
                Settings.CHUNK_SENTENCE_MAX_SECONDS.asDouble()));
    boolean oneSentence =
        script.getDurationCategory() == DurationCategory.SENTENCE
            && SentenceHints.sentences(script.getText()).size() == 1;
    List<ChunkSpan> spans = cutter.cut(profile, SilenceDetector.speech(profile), oneSentence);
    if (spans.isEmpty()) {
      throw new IOException("No speech was found in the recording");
    }
    return spans;
  }

  private List<ChunkFile> write(Path samples, String name, List<ChunkSpan> spans, Script script)
      throws IOException {
    List<Optional<String>> hints = SentenceHints.match(script.getText(), spans);
    List<ChunkFile> files = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      ChunkSpan span = spans.get(i);
      Path file = storage.incoming();
      try {
        WavFile.write(samples, span, file);
        String key = "recordings/%s/chunks/%04d.wav".formatted(name, i);
        String sha256 = Sha256.of(file);
        long size = Files.size(file);
        storage.keep(file, key);
        files.add(
            new ChunkFile(
                i,
                key,
                sha256,
                size,
                span.startSeconds(),
                span.endSeconds(),
                hints.get(i).orElse(null)));
      } finally {
        Files.deleteIfExists(file);
      }
    }
    return files;
  }
}
