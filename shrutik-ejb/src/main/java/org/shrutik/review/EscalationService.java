package org.shrutik.review;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.shrutik.config.Settings;
import org.shrutik.consensus.ConsensusDecided;

/** Hands chunks to reviewers, as part of the transaction in which it shows that they are needed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EscalationService {
  @Inject private QueueRepository queue;
  @Inject private Event<ChunkEscalated> escalated;
  @Inject private Clock clock;

  /** A vote that came short too often, or after which nobody else is asked, is for people. */
  public void judge(ConsensusDecided vote) {
    if (vote.accepted()) {
      queue.remove(vote.chunkId(), QueueReason.CONSENSUS_FAILED);
    } else if (!vote.another() || vote.failures() >= Settings.REVIEW_ESCALATION_FAILURES.asInt()) {
      escalate(vote.chunkId(), vote.languageId(), QueueReason.CONSENSUS_FAILED);
    }
  }

  /** Queues a chunk; one that waits already is left as it is and nobody is told again. */
  public void escalate(int chunkId, int languageId, QueueReason reason) {
    queue
        .escalate(chunkId, languageId, reason, OffsetDateTime.now(clock))
        .ifPresent(id -> escalated.fire(new ChunkEscalated(id, chunkId, reason)));
  }
}
