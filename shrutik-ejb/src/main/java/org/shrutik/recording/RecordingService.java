package org.shrutik.recording;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.FieldIssue;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;
import org.shrutik.consent.ConsentService;
import org.shrutik.language.LanguageRepository;
import org.shrutik.progress.Contribution;
import org.shrutik.script.Script;
import org.shrutik.script.ScriptRepository;
import org.shrutik.task.Task;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/** Recordings and their sessions, each use case one transaction. */
@Stateless
public class RecordingService {
  @Inject private RecordingRepository recordings;
  @Inject private ScriptRepository scripts;
  @Inject private LanguageRepository languages;
  @Inject private ConsentService consents;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Event<RecordingEnded> ended;
  @Inject private Event<Contribution> given;
  @Inject private Clock clock;

  /**
   * Opens a session for one recording of one script.
   *
   * @param languageId must be the script's language; null takes it from there
   */
  public OpenedSession open(
      Caller caller, Integer scriptId, Integer languageId, Map<String, Object> metaData) {
    consents.requireConsent(caller);
    List<FieldIssue> issues = new ArrayList<>();
    if (scriptId == null) {
      issues.add(new FieldIssue("script_id", "must not be empty"));
    }
    if (languageId != null && languages.find(languageId).isEmpty()) {
      issues.add(new FieldIssue("language_id", "there is no language " + languageId));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    Script script =
        scripts
            .find(scriptId)
            .filter(found -> !found.isWithdrawn())
            .orElseThrow(() -> ShrutikException.notFound("script", scriptId));
    // The reference's web client always sends language 1: the script knows better.
    RecordingSession session =
        recordings.add(
            new RecordingSession(
                caller.userId(),
                script.getId(),
                script.getLanguageId(),
                metaData,
                OffsetDateTime.now(clock),
                Duration.ofMinutes(Settings.RECORDING_SESSION_MINUTES.asLong())));
    String language = languages.find(script.getLanguageId()).orElseThrow().getName();
    return new OpenedSession(session, script, language);
  }

  /** A session with what is needed to record in it. */
  public record OpenedSession(RecordingSession session, Script script, String language) {}

  /**
   * Makes room for an upload in pieces: its session lives on until then.
   *
   * @param bytes how large the file will be
   * @throws ShrutikException RESOURCE_NOT_FOUND for an unknown or foreign session, SESSION_EXPIRED,
   *     or RATE_LIMIT_EXCEEDED beyond the person's quotas
   */
  public void reserve(Caller caller, String sessionId, long bytes, OffsetDateTime until) {
    caller.require(Permission.RECORD_VOICE);
    RecordingSession session = ownSession(caller, sessionId, true);
    if (recordings.findBySession(sessionId).isPresent()) {
      return;
    }
    requireLive(session);
    requireQuota(caller, bytes);
    session.keepUntil(until);
  }

  /**
   * What a session allows: nothing for an unknown or foreign one, the replay for a file that is
   * already there.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND, SESSION_EXPIRED, CONFLICT when the session holds
   *     another file, or RATE_LIMIT_EXCEEDED beyond the person's quotas
   */
  public Admission admit(Caller caller, Upload upload) {
    caller.require(Permission.RECORD_VOICE);
    String idempotencyKey = upload.idempotencyKey();
    String sha256 = upload.sha256();
    if (idempotencyKey != null) {
      Optional<Recording> known = recordings.findByIdempotencyKey(caller.userId(), idempotencyKey);
      if (known.isPresent()) {
        if (!known.get().getSha256().equals(sha256)) {
          throw ShrutikException.conflict(
              "Idempotency-Key", "This key was used for another file. Use a new key.");
        }
        return new Admission(null, null, Optional.of(accepted(known.get(), true)));
      }
    }
    RecordingSession session = ownSession(caller, upload.sessionId(), false);
    Optional<Recording> used = recordings.findBySession(session.getId());
    if (used.isPresent()) {
      return new Admission(session, null, Optional.of(replay(used.get(), sha256)));
    }
    requireLive(session);
    requireQuota(caller, upload.sizeBytes());
    Script script = scripts.find(session.getScriptId()).orElseThrow();
    return new Admission(session, script, Optional.empty());
  }

  /**
   * Whether a file may come.
   *
   * @param replay the earlier acceptance of the same file
   */
  public record Admission(RecordingSession session, Script script, Optional<Accepted> replay) {}

  /**
   * Writes the row of a recording whose file is in storage, with the task that cuts it.
   *
   * @param ring whether a worker is called; false where the caller does the work itself
   */
  public Accepted register(
      Caller caller, Upload upload, StoredAudio audio, Map<String, Object> metaData, boolean ring) {
    caller.require(Permission.RECORD_VOICE);
    RecordingSession session = ownSession(caller, upload.sessionId(), true);
    Optional<Recording> used = recordings.findBySession(session.getId());
    if (used.isPresent()) {
      return replay(used.get(), upload.sha256());
    }
    recordings.lockAmount(caller.userId());
    requireQuota(caller, upload.sizeBytes());
    Recording recording =
        recordings.add(
            new Recording(
                session, upload.idempotencyKey(), audio, metaData, OffsetDateTime.now(clock)));
    int id = recording.getId();
    long task =
        ring ? tasks.enqueue(TaskKind.CHUNKING, id) : tasks.enqueueSilently(TaskKind.CHUNKING, id);
    given.fire(
        new Contribution(
            caller.userId(),
            recording.getLanguageId(),
            Contribution.Kind.RECORDING,
            recording.getDuration()));
    audit.record(caller.userId(), "upload-recording", "recording", id, Map.of());
    return new Accepted(recordings.view(id).orElseThrow(), false, task);
  }

  /** Notes how far the work on a recording is. */
  public void reach(int recordingId, ProcessingStep step) {
    recordings.lock(recordingId).ifPresent(r -> r.reach(step, OffsetDateTime.now(clock)));
  }

  public void fail(int recordingId, String reason) {
    recordings
        .lock(recordingId)
        .filter(r -> !r.isProcessed())
        .ifPresent(
            r -> {
              r.fail(reason, OffsetDateTime.now(clock));
              ended.fire(new RecordingEnded(recordingId, r.getUserId(), 0, reason));
            });
  }

  public Page<RecordingView> listOwn(
      Caller caller, Optional<RecordingStatus> status, PageRequest page) {
    caller.require(Permission.VIEW_OWN_DATA);
    return recordings.page(new RecordingFilter(Optional.of(caller.userId()), status), page);
  }

  public Page<RecordingView> listAll(Caller caller, RecordingFilter filter, PageRequest page) {
    caller.require(Permission.VIEW_ALL_DATA);
    return recordings.page(filter, page);
  }

  /**
   * One recording: its owner's, or anybody's for staff.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND for others, so that ids tell nothing
   */
  public RecordingView get(Caller caller, int id) {
    return recordings
        .view(id)
        .filter(
            view ->
                view.recording().getUserId() == caller.userId()
                    || caller.may(Permission.VIEW_ALL_DATA))
        .orElseThrow(() -> ShrutikException.notFound("recording", id));
  }

  /** How far the work on a recording is, with its task. */
  public Progress progress(Caller caller, int id) {
    return new Progress(get(caller, id), tasks.latest(TaskKind.CHUNKING, id));
  }

  /** The state of a recording and of the task that cuts it. */
  public record Progress(RecordingView view, Optional<Task> task) {}

  private Accepted replay(Recording recording, String sha256) {
    if (!recording.getSha256().equals(sha256)) {
      throw ShrutikException.conflict(
          "session_id", "This session already holds another recording. Open a new session.");
    }
    return accepted(recording, true);
  }

  private Accepted accepted(Recording recording, boolean replayed) {
    int id = recording.getId();
    Long task = tasks.latest(TaskKind.CHUNKING, id).map(Task::getId).orElse(null);
    return new Accepted(recordings.view(id).orElseThrow(), replayed, task);
  }

  private void requireLive(RecordingSession session) {
    if (session.isExpired(OffsetDateTime.now(clock))) {
      throw ShrutikException.sessionExpired("The recording session has expired. Open a new one.");
    }
  }

  /** Days begin at midnight UTC. */
  private void requireQuota(Caller caller, long bytes) {
    OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    OffsetDateTime day = now.truncatedTo(ChronoUnit.DAYS);
    long left = Duration.between(now, day.plusDays(1)).toSeconds();
    RecordedAmount today = recordings.recordedSince(caller.userId(), day);
    long mostRecordings = Settings.RECORDING_DAILY_COUNT.asLong();
    if (today.recordings() >= mostRecordings) {
      throw ShrutikException.limited(
          "You have made " + mostRecordings + " recordings today, which is the most.", left);
    }
    long mostBytes = Settings.RECORDING_DAILY_BYTES.asLong();
    if (today.bytes() + bytes > mostBytes) {
      throw ShrutikException.limited(
          "With this file you would send more than " + mostBytes + " bytes today.", left);
    }
  }

  private RecordingSession ownSession(Caller caller, String id, boolean lock) {
    if (id == null || id.isBlank()) {
      throw ShrutikException.invalid("session_id", "must not be empty");
    }
    Optional<RecordingSession> session =
        lock ? recordings.lockSession(id) : recordings.findSession(id);
    return session
        .filter(s -> s.getUserId() == caller.userId())
        .orElseThrow(() -> ShrutikException.notFound("session", id));
  }
}
