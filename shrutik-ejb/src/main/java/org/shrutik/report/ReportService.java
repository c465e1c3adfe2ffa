package org.shrutik.report;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.recording.RecordingRepository;
import org.shrutik.review.ReviewDecision;
import org.shrutik.review.ReviewService;
import org.shrutik.script.ScriptRepository;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/** Reporting what is harmful or wrong, and deciding about it. */
@Stateless
public class ReportService {
  private static final int MAX_COMMENT = 2000;

  @Inject private ReportRepository reports;
  @Inject private ScriptRepository scripts;
  @Inject private RecordingRepository recordings;
  @Inject private ChunkRepository chunks;
  @Inject private TranscriptionRepository transcriptions;
  @Inject private ReviewService reviews;
  @Inject private Event<ReportFiled> filed;
  @Inject private Event<ReportDecided> decided;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** A report, and whether it is new. */
  public record Filed(Report report, boolean fresh) {}

  /**
   * Reports something. The same from the same person, while nobody has decided, is one report.
   *
   * @param reporter nobody for who is not logged in
   * @throws ShrutikException RESOURCE_NOT_FOUND for what does not exist
   */
  @OpenToAll("anyone may say that something is harmful")
  public Filed file(
      Optional<Caller> reporter,
      SubjectType type,
      int subjectId,
      ReportReason reason,
      String comment) {
    checkComment(comment);
    Integer chunkId = chunkOf(type, subjectId);
    Integer reporterId = reporter.map(Caller::userId).orElse(null);
    Optional<Report> earlier =
        reporterId == null ? Optional.empty() : reports.open(reporterId, type, subjectId);
    if (earlier.isPresent()) {
      return new Filed(earlier.get(), false);
    }
    Report report =
        reports.add(
            new Report(
                type, subjectId, chunkId, reason, comment, reporterId, OffsetDateTime.now(clock)));
    filed.fire(new ReportFiled(report.getId(), type, subjectId, reason));
    audit.record(reporterId, "report", type.wire(), subjectId, Map.of("reason", reason.wire()));
    return new Filed(report, true);
  }

  private static void checkComment(String comment) {
    if (comment != null
        && (comment.codePointCount(0, comment.length()) > MAX_COMMENT
            || comment.indexOf('\0') >= 0)) {
      throw ShrutikException.invalid("comment", "must have at most " + MAX_COMMENT + " characters");
    }
  }

  /** The chunk that it is about, or null; fails for what does not exist. */
  private Integer chunkOf(SubjectType type, int id) {
    Optional<Integer> chunk =
        switch (type) {
          case SCRIPT -> scripts.find(id).map(script -> 0);
          case RECORDING -> recordings.find(id).map(recording -> 0);
          case CHUNK -> chunks.find(id).map(Chunk::getId);
          case TRANSCRIPTION -> transcriptions.find(id).map(Transcription::getChunkId);
        };
    int found = chunk.orElseThrow(() -> ShrutikException.notFound(type.wire(), id));
    return found == 0 ? null : found;
  }

  /** A report with the beginning of the text that it is about, null where there is none. */
  public record View(Report report, String excerpt) {}

  /** Newest first. */
  public Page<View> list(Caller caller, ReportRepository.Filter filter, PageRequest request) {
    caller.require(Permission.REVIEW_QUALITY);
    return reports.page(filter, request).map(this::view);
  }

  private View view(Report report) {
    return new View(report, reports.excerpt(report.getSubjectType(), report.getSubjectId()));
  }

  /**
   * Decides a report. What is upheld is out of use: a script is not offered any more, nothing of a
   * recording or chunk is released, a transcription votes no more.
   *
   * @throws ShrutikException CONFLICT when it is decided already; INSUFFICIENT_PERMISSIONS for a
   *     report of the caller's own work
   */
  public View decide(Caller caller, long reportId, boolean upheld, String comment) {
    caller.require(Permission.REVIEW_QUALITY);
    checkComment(comment);
    Report report =
        reports.lock(reportId).orElseThrow(() -> ShrutikException.notFound("report", reportId));
    refuseOwnWork(caller, report);
    report.decide(upheld, caller.userId(), comment, OffsetDateTime.now(clock));
    if (upheld) {
      takeOutOfUse(caller, report);
    }
    decided.fire(
        new ReportDecided(
            reportId,
            report.getReporterId(),
            report.getSubjectType(),
            report.getSubjectId(),
            report.getStatus()));
    audit.record(
        caller.userId(),
        "decide-report",
        report.getSubjectType().wire(),
        report.getSubjectId(),
        Map.of("report", reportId, "status", report.getStatus().wire()));
    return view(report);
  }

  private void refuseOwnWork(Caller caller, Report report) {
    int id = report.getSubjectId();
    Optional<Integer> author =
        switch (report.getSubjectType()) {
          case SCRIPT -> Optional.empty();
          case RECORDING -> recordings.find(id).map(recording -> recording.getUserId());
          case CHUNK -> chunks.find(id).map(Chunk::getSpeakerId);
          case TRANSCRIPTION -> transcriptions.find(id).map(Transcription::getUserId);
        };
    if (author.isPresent() && author.get() == caller.userId()) {
      throw ShrutikException.forbidden("Nobody decides about a report of their own work.");
    }
  }

  private void takeOutOfUse(Caller caller, Report report) {
    int id = report.getSubjectId();
    switch (report.getSubjectType()) {
      case SCRIPT -> reports.withdrawScript(id);
      case RECORDING ->
          chunks.ofRecording(id).stream()
              .map(Chunk::getId)
              .sorted()
              .forEach(chunk -> chunks.lock(chunk).ifPresent(Chunk::discard));
      case CHUNK -> chunks.lock(id).ifPresent(Chunk::discard);
      case TRANSCRIPTION -> {
        if (transcriptions.find(id).isPresent()) {
          reviews.review(caller, id, ReviewDecision.REJECTED, null, report.getComment());
        }
      }
    }
  }
}
