package org.shrutik.review;

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
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.consensus.ChunkConsensus;
import org.shrutik.consensus.ConsensusRepository;
import org.shrutik.progress.Contribution;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;
import org.shrutik.transcription.Transcription;
import org.shrutik.transcription.TranscriptionRepository;

/** Takes a reviewer's word. */
@Stateless
public class ReviewService {
  private static final double POOR_STARS = 3.5;
  private static final double UNSURE = 0.6;

  @Inject private ReviewRepository reviews;
  @Inject private TranscriptionRepository transcriptions;
  @Inject private ChunkRepository chunks;
  @Inject private ConsensusRepository consensus;
  @Inject private QueueRepository queue;
  @Inject private EscalationService escalations;
  @Inject private Event<TranscriptionReviewed> reviewed;
  @Inject private Event<Contribution> given;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Approved: the text is the chunk's and it may be released. Anything else: it may not, and the
   * vote decides again when more is written. A rejected text votes no more, one that needs revision
   * may be corrected by its author, and a flagged one hands its chunk to the reviewers' queue.
   *
   * @param rating 1–5 or null
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS for a review of one's own work
   */
  public QualityReview review(
      Caller caller, int transcriptionId, ReviewDecision decision, Double rating, String comment) {
    caller.require(Permission.REVIEW_QUALITY);
    if (rating != null && !(rating >= 1 && rating <= 5)) {
      throw ShrutikException.invalid("rating", "must be from 1 to 5");
    }
    Transcription transcription =
        transcriptions
            .find(transcriptionId)
            .orElseThrow(() -> ShrutikException.notFound("transcription", transcriptionId));
    if (transcription.getUserId() == caller.userId()) {
      throw ShrutikException.forbidden("Nobody reviews their own transcription.");
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    Chunk chunk = chunks.lock(transcription.getChunkId()).orElseThrow();
    QualityReview review =
        reviews.add(
            new QualityReview(transcriptionId, caller.userId(), decision, rating, comment, now));
    apply(caller, review, transcription, chunk, now);
    given.fire(
        new Contribution(caller.userId(), chunk.getLanguageId(), Contribution.Kind.REVIEW, 0));
    reviewed.fire(
        new TranscriptionReviewed(
            review.getId(), transcriptionId, chunk.getId(), transcription.getUserId(), decision));
    audit.record(
        caller.userId(),
        "review-transcription",
        "transcription",
        transcriptionId,
        Map.of("decision", decision.wire()));
    return review;
  }

  /** What reviewers said, newest first. */
  public Page<ReviewView> list(
      Caller caller, Optional<ReviewDecision> decision, PageRequest request) {
    caller.require(Permission.REVIEW_QUALITY);
    return reviews.page(decision, request);
  }

  /** What a reviewer should look at, newest first. */
  public Page<FlaggedView> flagged(Caller caller, PageRequest request) {
    caller.require(Permission.REVIEW_QUALITY);
    return reviews.flagged(POOR_STARS, UNSURE, request);
  }

  private void apply(
      Caller caller,
      QualityReview review,
      Transcription transcription,
      Chunk chunk,
      OffsetDateTime now) {
    ReviewDecision decision = review.getDecision();
    int max = Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt();
    Optional<ChunkConsensus> row = consensus.find(chunk.getId());
    String before = row.map(ChunkConsensus::getText).orElse(null);
    String after = before;
    transcription.reviewed(decision);
    if (decision == ReviewDecision.APPROVED) {
      after = transcription.getText();
      consensus
          .findOrCreate(chunk.getId())
          .decide(after, caller.userId(), chunk.getTranscriptCount(), now);
      chunk.decide(transcription.getId(), true, max);
      queue.remove(chunk.getId());
    } else {
      row.ifPresent(ChunkConsensus::reopen);
      chunk.decide(null, false, max);
    }
    if (decision == ReviewDecision.REJECTED) {
      tasks.enqueue(TaskKind.CONSENSUS, chunk.getId());
    } else if (decision == ReviewDecision.FLAGGED) {
      escalations.escalate(chunk.getId(), chunk.getLanguageId(), QueueReason.FLAGGED);
    }
    queue.add(
        new ChunkDecision(
            chunk.getId(),
            caller.userId(),
            decision,
            transcription.getId(),
            before,
            after,
            review.getComment(),
            now));
  }
}
