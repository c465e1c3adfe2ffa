package org.shrutik.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.audio.AudioFormat;
import org.shrutik.chunk.ChunkService;
import org.shrutik.config.Settings;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.recording.MalwareScan;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingService;
import org.shrutik.storage.Storage;

/**
 * Takes what is to be transcribed: the file first, then the row; without a row the file is removed
 * again. Runs without a transaction.
 */
@ApplicationScoped
public class JobIntake {
  private static final String FOLDER = "machine/uploads/";
  private static final int LONGEST_NAME = 255;

  @Inject private MachineJobService jobs;
  @Inject private Recognisers recognisers;
  @Inject private RecordingService recordings;
  @Inject private ChunkService chunks;
  @Inject private MalwareScan malware;
  @Inject private Storage storage;

  /**
   * Takes a file that arrived, which is removed in any case.
   *
   * @param model null or empty for the usual one; the same of {@code language}
   * @throws ShrutikException with the code and the field for whatever is wrong; then nothing is
   *     stored
   */
  public MachineJob upload(Caller caller, Path file, String filename, String model, String language)
      throws IOException {
    String key = null;
    MachineJob job = null;
    try {
      jobs.admit(caller);
      String plainName = requireName("file", filename);
      String wantedModel = model(model);
      String wantedLanguage = language(language);
      recognisers.candidates(wantedModel, wantedLanguage);
      malware.requireClean(file);
      if (AudioFormat.of(file).isEmpty()) {
        String message = "The file is not audio in an accepted format.";
        throw new ShrutikException(
            ErrorCode.UNSUPPORTED_FORMAT, message, List.of(new FieldIssue("file", message)));
      }
      long size = Files.size(file);
      key = FOLDER + UUID.randomUUID();
      storage.keep(file, key);
      job =
          jobs.create(
              caller,
              new NewJob(
                  JobTarget.UPLOAD, null, plainName, key, size, wantedModel, wantedLanguage));
      return job;
    } finally {
      Files.deleteIfExists(file);
      if (job == null && key != null) {
        storage.delete(key);
      }
    }
  }

  /** A job on a recording that the caller may see. */
  public MachineJob recording(Caller caller, int id, String model, String language)
      throws IOException {
    Recording recording = recordings.get(caller, id).recording();
    return stored(
        caller,
        JobTarget.RECORDING,
        id,
        "recording-" + id,
        recording.getFilePath(),
        model,
        language);
  }

  /** A job on a chunk that the caller may hear. */
  public MachineJob chunk(Caller caller, int id, String model, String language) throws IOException {
    return stored(
        caller,
        JobTarget.CHUNK,
        id,
        "chunk-" + id + ".wav",
        chunks.get(caller, id).getFilePath(),
        model,
        language);
  }

  /**
   * A job on an object that the caller put into storage before.
   *
   * @throws ShrutikException CONFLICT for one that was never put there
   */
  public MachineJob object(Caller caller, ClientObject object, String model, String language)
      throws IOException {
    if (!storage.exists(object.key())) {
      throw ShrutikException.conflict(
          "url", "Nothing was uploaded to this address. Upload the file first.");
    }
    return stored(
        caller, JobTarget.OBJECT, null, object.getFilename(), object.key(), model, language);
  }

  /**
   * Keeps what a client sends to the address of its object.
   *
   * @throws ShrutikException CONFLICT where there is something already; VALIDATION_ERROR for
   *     another size than was announced
   */
  public void put(ClientObject object, Path file) throws IOException {
    if (Files.size(file) != object.getSizeBytes()) {
      throw ShrutikException.invalid(
          "file_size", "the file must have the " + object.getSizeBytes() + " bytes announced");
    }
    if (storage.exists(object.key())) {
      throw ShrutikException.conflict("url", "This address was used. Ask for a new one.");
    }
    malware.requireClean(file);
    storage.keep(file, object.key());
  }

  private MachineJob stored(
      Caller caller,
      JobTarget target,
      Integer id,
      String name,
      String key,
      String model,
      String language)
      throws IOException {
    String wantedModel = model(model);
    String wantedLanguage = language(language);
    recognisers.candidates(wantedModel, wantedLanguage);
    return jobs.create(
        caller, new NewJob(target, id, name, key, storage.size(key), wantedModel, wantedLanguage));
  }

  /** Removes a job and its file. */
  public void delete(Caller caller, String id) throws IOException {
    String key = jobs.delete(caller, id).orElse(null);
    if (key != null) {
      storage.delete(key);
    }
  }

  private static String model(String model) {
    return model == null || model.isBlank() ? Settings.MACHINE_MODEL.value() : model.strip();
  }

  private static String language(String language) {
    String wanted =
        language == null || language.isBlank()
            ? Settings.MACHINE_LANGUAGE.value()
            : language.strip().toLowerCase(Locale.ROOT);
    if (!wanted.matches("auto|[a-z]{2,3}")) {
      throw ShrutikException.invalid("language", "must be a language code such as bn, or auto");
    }
    return wanted;
  }

  /**
   * A name that can be shown and offered for a download; it never becomes a path here.
   *
   * @throws ShrutikException VALIDATION_ERROR for a path and for what cannot be shown
   */
  static String requireName(String field, String filename) {
    if (filename == null || filename.isBlank()) {
      throw ShrutikException.invalid(field, "needs a filename");
    }
    String name = filename.strip();
    if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
      throw ShrutikException.invalid(field, "the filename must not contain a path");
    }
    if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
      throw ShrutikException.invalid(
          field, "the filename must have at most " + LONGEST_NAME + " visible characters");
    }
    return name;
  }
}
