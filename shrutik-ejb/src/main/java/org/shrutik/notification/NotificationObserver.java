package org.shrutik.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shrutik.account.Permission;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.consensus.ConsensusDecided;
import org.shrutik.dataset.ExportEnded;
import org.shrutik.recording.RecordingEnded;
import org.shrutik.report.ReportDecided;
import org.shrutik.report.ReportFiled;
import org.shrutik.review.ChunkDecided;
import org.shrutik.review.ChunkEscalated;
import org.shrutik.review.ReviewDecision;
import org.shrutik.review.TranscriptionReviewed;
import org.shrutik.task.TaskDied;
import org.shrutik.task.TaskKind;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/** Hears of what happened, inside its transaction, and tells whom it concerns. */
@ApplicationScoped
public class NotificationObserver {
  @Inject private NotificationService notifications;
  @Inject private ChunkRepository chunks;
  @Inject private TranscriptionRepository transcriptions;

  void recordingEnded(@Observes RecordingEnded ended) {
    boolean good = ended.failure() == null;
    int id = ended.recordingId();
    notifications.tell(
        List.of(ended.userId()),
        good
            ? new News(
                NotificationKind.RECORDING_PROCESSED,
                "recording-processed-" + id,
                "recording",
                id,
                Map.of("recording", id, "chunks", ended.chunks()))
            : new News(
                NotificationKind.RECORDING_FAILED,
                "recording-failed-" + id,
                "recording",
                id,
                Map.of("recording", id, "cause", ended.failure())));
  }

  void consensusDecided(@Observes ConsensusDecided vote) {
    if (vote.newly()) {
      notifications.tell(
          transcriptions.ofChunk(vote.chunkId()).stream().map(Transcription::getUserId).toList(),
          new News(
              NotificationKind.CONSENSUS_REACHED,
              "consensus-" + vote.chunkId(),
              "chunk",
              vote.chunkId(),
              Map.of("chunk", vote.chunkId())));
    }
  }

  void chunkEscalated(@Observes ChunkEscalated escalated) {
    notifications.tellStaff(
        Permission.REVIEW_QUALITY,
        involved(escalated.chunkId()),
        new News(
            NotificationKind.CHUNK_ESCALATED,
            "escalated-" + escalated.queueId(),
            "chunk",
            escalated.chunkId(),
            Map.of("chunk", escalated.chunkId(), "reason", escalated.reason().wire())));
  }

  void transcriptionReviewed(@Observes TranscriptionReviewed reviewed) {
    notifications.tell(
        List.of(reviewed.authorId()),
        new News(
            NotificationKind.TRANSCRIPTION_REVIEWED,
            "review-" + reviewed.reviewId(),
            "transcription",
            reviewed.transcriptionId(),
            Map.of(
                "transcription", reviewed.transcriptionId(),
                "chunk", reviewed.chunkId(),
                "decision", reviewed.decision().wire())));
  }

  void chunkDecided(@Observes ChunkDecided decided) {
    if (decided.decision() == ReviewDecision.APPROVED) {
      notifications.tell(
          involved(decided.chunkId()),
          new News(
              NotificationKind.CONSENSUS_CORRECTED,
              "decision-" + decided.decisionId(),
              "chunk",
              decided.chunkId(),
              Map.of("chunk", decided.chunkId(), "text", decided.text())));
    }
  }

  void taskDied(@Observes TaskDied died) {
    notifications.tellStaff(
        Permission.MANAGE_USERS,
        List.of(),
        new News(
            died.kind() == TaskKind.MAIL
                ? NotificationKind.MAIL_FAILED
                : NotificationKind.TASK_FAILED,
            "task-" + died.taskId() + "-" + died.at().toEpochSecond(),
            "task",
            died.taskId(),
            Map.of(
                "task", died.taskId(),
                "work", died.kind().wire(),
                "subject", died.subjectId(),
                "cause", died.cause())));
  }

  void reportFiled(@Observes ReportFiled report) {
    notifications.tellStaff(
        Permission.REVIEW_QUALITY,
        List.of(),
        new News(
            NotificationKind.REPORT_FILED,
            "report-" + report.reportId(),
            "report",
            report.reportId(),
            Map.of(
                "report", report.reportId(),
                "type", report.type().wire(),
                "subject", report.subjectId(),
                "reason", report.reason().wire())));
  }

  void reportDecided(@Observes ReportDecided report) {
    if (report.reporterId() != null) {
      notifications.tell(
          List.of(report.reporterId()),
          new News(
              NotificationKind.REPORT_DECIDED,
              "report-decided-" + report.reportId(),
              "report",
              report.reportId(),
              Map.of(
                  "report", report.reportId(),
                  "type", report.type().wire(),
                  "subject", report.subjectId(),
                  "status", report.status().wire())));
    }
  }

  void exportEnded(@Observes ExportEnded ended) {
    if (ended.orderedById() != null) {
      boolean good = ended.failure() == null;
      notifications.tell(
          List.of(ended.orderedById()),
          good
              ? new News(
                  NotificationKind.EXPORT_READY,
                  "export-ready-" + ended.batchId(),
                  "export_batch",
                  ended.batchId(),
                  Map.of("export", ended.batchId()))
              : new News(
                  NotificationKind.EXPORT_FAILED,
                  "export-failed-" + ended.batchId(),
                  "export_batch",
                  ended.batchId(),
                  Map.of("export", ended.batchId(), "cause", ended.failure())));
    }
  }

  /** Who spoke it and who transcribed it. */
  private List<Integer> involved(int chunkId) {
    return Stream.concat(
            chunks.find(chunkId).map(Chunk::getSpeakerId).stream(),
            transcriptions.ofChunk(chunkId).stream().map(Transcription::getUserId))
        .toList();
  }
}
