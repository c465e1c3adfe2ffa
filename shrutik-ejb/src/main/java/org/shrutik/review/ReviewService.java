package org.shrutik.review;

import jakarta.ejb.Stateless;
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
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Approved: the text is the chunk's and it may be released. Anything else: it may not, and the
   * vote decides again when more is written.
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
    apply(caller, decision, transcription, chunk, now);
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
      ReviewDecision decision,
      Transcription transcription,
      Chunk chunk,
      OffsetDateTime now) {
    int max = Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt();
    if (decision == ReviewDecision.APPROVED) {
      transcription.markValidated(true);
      transcription.markConsensus(true);
      consensus
          .findOrCreate(chunk.getId())
          .decide(transcription.getText(), caller.userId(), chunk.getTranscriptCount(), now);
      chunk.decide(transcription.getId(), true, max);
    } else {
      transcription.markValidated(false);
      if (decision == ReviewDecision.REJECTED) {
        transcription.markConsensus(false);
      }
      consensus.find(chunk.getId()).ifPresent(ChunkConsensus::reopen);
      chunk.decide(null, false, max);
    }
  }
}
