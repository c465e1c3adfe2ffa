package org.shrutik.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.audio.AudioException;
import org.shrutik.audio.AudioMeasurements;
import org.shrutik.audio.AudioTooLongException;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.audio.PcmProfile;
import org.shrutik.audio.SilenceDetector;
import org.shrutik.audio.UnsupportedAudioException;
import org.shrutik.config.Settings;
import org.shrutik.script.Script;
import org.shrutik.storage.Storage;
import org.shrutik.task.BrokerProbe;
import org.shrutik.task.TaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts an uploaded file: measures it, keeps it, and only then writes its row. Runs without a
 * transaction; when the row cannot be written the file is removed again.
 */
@ApplicationScoped
public class RecordingIntake {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingIntake.class);
  private static final String FIELD = "audio_file";

  /** What is wrong with a file, and not with who sends it or when. */
  private static final Set<ErrorCode> OF_THE_FILE =
      Set.of(ErrorCode.VALIDATION_ERROR, ErrorCode.UNSUPPORTED_FORMAT, ErrorCode.PROCESSING_ERROR);

  @Inject private RecordingService recordings;
  @Inject private RecordingWorkService work;
  @Inject private RefusalService refusals;
  @Inject private MalwareScan malware;
  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;
  @Inject private BrokerProbe broker;
  @Inject private TaskRunner runner;

  /**
   * Accepts {@code upload}, whose file is removed in any case.
   *
   * @throws ShrutikException with the code and the field for whatever is wrong with the file or the
   *     session; then nothing is stored
   */
  public Accepted accept(Caller caller, Upload upload) throws IOException, InterruptedException {
    try {
      RecordingService.Admission admission = recordings.admit(caller, upload);
      if (admission.replay().isPresent()) {
        return admission.replay().get();
      }
      malware.requireClean(upload.file());
      return take(caller, upload, admission.script());
    } catch (ShrutikException e) {
      if (OF_THE_FILE.contains(e.code())) {
        refusals.note(caller.userId(), e.code());
      }
      throw e;
    } finally {
      Files.deleteIfExists(upload.file());
    }
  }

  /** Takes a recording back, as {@link RecordingWorkService#remove} allows, with its files. */
  public void remove(Caller caller, int id) throws IOException {
    storage.deleteFolder(work.remove(caller, id));
  }

  private Accepted take(Caller caller, Upload upload, Script script)
      throws IOException, InterruptedException {
    String name = UUID.randomUUID().toString();
    String key = null;
    Accepted accepted = null;
    boolean inline = isInline();
    try {
      DecodedAudio decoded = decode(upload.file(), name, script);
      Map<String, Object> notes = measure(decoded, upload);
      key = "recordings/" + name + "/original" + extension(decoded);
      storage.keep(upload.file(), key);
      accepted = recordings.register(caller, upload, stored(upload, key, decoded), notes, !inline);
    } finally {
      if (accepted == null || accepted.replayed()) {
        workbench.discard(name);
        if (key != null) {
          storage.delete(key);
        }
      }
    }
    if (inline && accepted.taskId() != null && !accepted.replayed()) {
      runner.run(accepted.taskId());
      RecordingView now = recordings.get(caller, accepted.view().recording().getId());
      return new Accepted(now, false, accepted.taskId());
    }
    return accepted;
  }

  /**
   * Whether the chunks are cut before the answer: by setting, or because no worker can be called.
   */
  private boolean isInline() {
    if (Settings.PROCESSING_MODE.value().equals("sync")) {
      return true;
    }
    if (!broker.isReachable()) {
      LOG.warn("No worker can be called, the broker is away: this recording is cut at once");
      return true;
    }
    return false;
  }

  private DecodedAudio decode(Path file, String name, Script script)
      throws IOException, InterruptedException {
    double longest =
        script
            .getDurationCategory()
            .maxSeconds(
                Settings.RECORDING_SENTENCE_MAX_SECONDS.asDouble(),
                Settings.RECORDING_CATEGORY_FACTOR.asDouble());
    try {
      DecodedAudio decoded = workbench.decode(file, name, longest);
      double shortest = Settings.RECORDING_MIN_SECONDS.asDouble();
      if (decoded.seconds() < shortest) {
        throw ShrutikException.invalid(
            FIELD,
            "lasts %.2f s; at least %s s are needed".formatted(decoded.seconds(), trim(shortest)));
      }
      if (decoded.sourceRate() < Settings.RECORDING_MIN_SAMPLE_RATE.asInt()) {
        throw ShrutikException.invalid(
            FIELD,
            "has a sample rate of %d Hz; at least %d Hz are needed"
                .formatted(decoded.sourceRate(), Settings.RECORDING_MIN_SAMPLE_RATE.asInt()));
      }
      return decoded;
    } catch (UnsupportedAudioException e) {
      throw refused(ErrorCode.UNSUPPORTED_FORMAT, e);
    } catch (AudioTooLongException e) {
      throw refused(ErrorCode.VALIDATION_ERROR, e);
    } catch (AudioException e) {
      throw refused(ErrorCode.PROCESSING_ERROR, e);
    }
  }

  private static ShrutikException refused(ErrorCode code, AudioException e) {
    return new ShrutikException(
        code, e.getMessage(), List.of(new FieldIssue(FIELD, e.getMessage())));
  }

  private static Map<String, Object> measure(DecodedAudio decoded, Upload upload)
      throws IOException {
    PcmProfile profile = PcmProfile.read(decoded.pcm());
    AudioMeasurements measured = AudioMeasurements.of(profile, SilenceDetector.speech(profile));
    if (measured.silent()) {
      String message = "No speech was found in the recording. Check the microphone and try again.";
      throw new ShrutikException(
          ErrorCode.PROCESSING_ERROR, message, List.of(new FieldIssue(FIELD, message)));
    }
    return RecordingNotes.of(decoded, measured, upload.claims());
  }

  private static StoredAudio stored(Upload upload, String key, DecodedAudio decoded) {
    return new StoredAudio(
        key,
        upload.sha256(),
        upload.sizeBytes(),
        decoded.format().mimeType(),
        decoded.seconds(),
        decoded.sourceRate(),
        decoded.sourceChannels());
  }

  private static String extension(DecodedAudio decoded) {
    String extension = decoded.format().extension();
    return extension.startsWith(".") ? extension : "." + extension;
  }

  private static String trim(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
