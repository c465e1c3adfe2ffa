package org.shrutik.web.consensus;

import org.shrutik.consensus.ConsensusRepository.Standings;

/**
 * How the chunks stand.
 *
 * @param consensusRate the share of all chunks that may be released
 */
public record StandingsResponse(
    long chunksTotal,
    long withConsensus,
    long readyForExport,
    long inReview,
    long failedOnce,
    long decidedByReviewers,
    Double consensusRate,
    Double averageConfidence) {
  static StandingsResponse of(Standings s) {
    return new StandingsResponse(
        s.chunks(),
        s.agreed(),
        s.ready(),
        s.inReview(),
        s.failedOnce(),
        s.byReviewers(),
        s.chunks() == 0 ? null : (double) s.ready() / s.chunks(),
        s.confidence());
  }
}
