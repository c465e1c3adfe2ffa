package org.shrutik.upload;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.config.Settings;
import org.shrutik.recording.RecordingService;

/** The rows of uploads in pieces, each use case one transaction. */
@Stateless
public class UploadService {
  private static final int MAX_METADATA = 4000;

  @Inject private UploadRepository uploads;
  @Inject private RecordingService recordings;
  @Inject private Clock clock;

  /**
   * Begins an upload. Its session lives at least as long as the upload may.
   *
   * @throws ShrutikException VALIDATION_ERROR, FILE_TOO_LARGE, RESOURCE_NOT_FOUND or
   *     SESSION_EXPIRED for the session, RATE_LIMIT_EXCEEDED beyond a person's quotas
   */
  public ResumableUpload begin(Caller caller, UploadPlan plan) {
    caller.require(Permission.RECORD_VOICE);
    check(plan);
    OffsetDateTime now = OffsetDateTime.now(clock);
    long most = Settings.UPLOAD_MAX_OPEN.asLong();
    if (uploads.open(caller.userId(), now) >= most) {
      throw new ShrutikException(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "You have " + most + " unfinished uploads. Finish or delete one first.");
    }
    Duration life = Duration.ofHours(Settings.UPLOAD_EXPIRY_HOURS.asLong());
    recordings.reserve(caller, plan.sessionId(), plan.length(), now.plus(life));
    return uploads.add(new ResumableUpload(caller.userId(), plan, now, life));
  }

  private static void check(UploadPlan plan) {
    long most = Settings.RECORDING_MAX_BYTES.asLong();
    if (plan.length() > most) {
      throw new ShrutikException(
          ErrorCode.FILE_TOO_LARGE,
          "The file is larger than " + most + " bytes.",
          List.of(new FieldIssue("Upload-Length", "must be at most " + most)));
    }
    List<FieldIssue> issues = new ArrayList<>();
    if (plan.length() < 1) {
      issues.add(new FieldIssue("Upload-Length", "must be at least 1"));
    }
    if (plan.metadata() != null && plan.metadata().length() > MAX_METADATA) {
      issues.add(
          new FieldIssue("Upload-Metadata", "must have at most " + MAX_METADATA + " characters"));
    }
    if (plan.sessionId() == null || plan.sessionId().isBlank()) {
      issues.add(new FieldIssue("session_id", "must be in Upload-Metadata"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
  }

  /**
   * One's own upload.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND for an unknown or foreign one, SESSION_EXPIRED
   */
  public ResumableUpload get(Caller caller, String id) {
    caller.require(Permission.RECORD_VOICE);
    ResumableUpload upload =
        uploads
            .find(id)
            .filter(u -> u.getUserId() == caller.userId())
            .orElseThrow(() -> ShrutikException.notFound("upload", id));
    if (upload.isExpired(OffsetDateTime.now(clock))) {
      String message = "The upload has expired. Begin a new one.";
      throw new ShrutikException(
          ErrorCode.SESSION_EXPIRED, message, List.of(new FieldIssue("upload_id", "expired")));
    }
    return upload;
  }

  /** Notes that the finished file became a recording. */
  public ResumableUpload accept(String id, int recordingId) {
    ResumableUpload upload = uploads.find(id).orElseThrow();
    upload.accept(recordingId);
    return upload;
  }

  /** Notes that the finished file was refused, and why. */
  public ResumableUpload refuse(String id, ErrorCode code, String reason) {
    ResumableUpload upload = uploads.find(id).orElseThrow();
    upload.refuse(code, reason);
    return upload;
  }

  public void remove(String id) {
    uploads.find(id).ifPresent(uploads::remove);
  }

  /** Uploads whose time is over, at most {@code limit}. */
  public List<String> expired(int limit) {
    return uploads.expired(OffsetDateTime.now(clock), limit);
  }
}
