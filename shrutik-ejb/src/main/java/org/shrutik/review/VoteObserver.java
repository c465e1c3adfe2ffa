package org.shrutik.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.shrutik.consensus.ConsensusDecided;

/** Hears of every vote. */
@ApplicationScoped
public class VoteObserver {
  @Inject private EscalationService escalations;

  void judge(@Observes ConsensusDecided vote) {
    escalations.judge(vote);
  }
}
