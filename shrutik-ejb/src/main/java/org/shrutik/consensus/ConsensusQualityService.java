package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.config.Settings;
import org.shrutik.consensus.ConsensusResult.Alternative;
import org.shrutik.consensus.ConsensusResult.Slot;

/** How far the agreed texts can be trusted, and what it takes to agree: figures for staff. */
@Stateless
public class ConsensusQualityService {
  /** The figures that need whole lattices are taken from so many of the latest chunks. */
  static final int LATEST = 2000;

  private static final int BINS = 10;

  @Inject private ConsensusRepository consensus;

  /** How many chunks are agreed on, ready, or wait for a reviewer. */
  public ConsensusRepository.Standings standings(Caller caller) {
    caller.require(Permission.REVIEW_QUALITY);
    return consensus.standings();
  }

  /**
   * How many people are asked.
   *
   * @param targetWordError the expected error from which nobody else is asked
   * @param settledChunks chunks that are ready and ask nobody any more
   * @param meanTranscriptions by settled chunk, null without any
   * @param savedTranscriptions how many fewer these are than the most that could have been asked
   */
  public record Redundancy(
      double targetWordError,
      int leastPeople,
      int mostPeople,
      long settledChunks,
      Double meanTranscriptions,
      long savedTranscriptions) {}

  /**
   * Chunks of like expected error whose text a reviewer has settled.
   *
   * @param expectedError mean over the chunks, 0–1
   * @param observedError mean share of wrong words, measured by the reviewers' texts
   */
  public record CalibrationBin(double expectedError, double observedError, int chunks) {}

  /**
   * The figures of the site.
   *
   * @param agreement Krippendorff's alpha by word over the latest chunks, null where nobody's word
   *     can be compared
   * @param agreementChunks how many chunks that was taken from
   * @param calibration by rising expected error; empty until reviewers have settled texts
   */
  public record Quality(
      Redundancy redundancy,
      Double agreement,
      int agreementChunks,
      List<CalibrationBin> calibration) {}

  /** The figures of the site. */
  public Quality quality(Caller caller) {
    caller.require(Permission.REVIEW_QUALITY);
    List<ConsensusResult> latest =
        consensus.latestVotes(LATEST).stream().map(ConsensusQualityService::result).toList();
    double alpha = WordAgreement.alpha(latest);
    int most = Settings.TRANSCRIPTION_MAX_PER_CHUNK.asInt();
    ConsensusRepository.Settled settled = consensus.settled(most);
    return new Quality(
        new Redundancy(
            Settings.CONSENSUS_TARGET_ERROR.asDouble(),
            Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt(),
            most,
            settled.chunks(),
            settled.meanTranscriptions(),
            settled.saved()),
        Double.isNaN(alpha) ? null : alpha,
        latest.size(),
        calibration(consensus.latestReviewed(LATEST)));
  }

  /**
   * How reliable people are, by the weights in force: the least reliable first.
   *
   * @param reliabilities of the newest snapshot
   * @param suspicions why some weights were made lighter
   */
  public record People(
      Integer snapshot,
      List<ReliabilitySnapshot.Reliability> reliabilities,
      List<Suspicion> suspicions) {}

  /** At most {@code limit} people of the newest snapshot, and every suspicion. */
  public People people(Caller caller, int limit) {
    caller.require(Permission.REVIEW_QUALITY);
    OptionalInt snapshot = consensus.currentSnapshot();
    return snapshot.isEmpty()
        ? new People(null, List.of(), List.of())
        : new People(
            snapshot.getAsInt(),
            consensus.leastReliable(snapshot.getAsInt(), limit),
            consensus.suspicions(snapshot.getAsInt()));
  }

  private static List<CalibrationBin> calibration(List<ChunkConsensus> reviewed) {
    return new Calibration(
            reviewed.stream()
                .map(row -> new Calibration.Outcome(row.getExpectedError(), observed(row)))
                .toList())
        .bins(BINS).stream()
            .map(bin -> new CalibrationBin(bin.expected(), bin.observed(), bin.texts()))
            .toList();
  }

  private static double observed(ChunkConsensus row) {
    List<String> voted =
        result(row).slots().stream().map(Slot::chosen).filter(word -> !word.isEmpty()).toList();
    return Math.min(1, WordErrorRate.of(TranscriptNormalizer.words(row.getText()), voted));
  }

  /** The lattice as it was kept. */
  private static ConsensusResult result(ChunkConsensus row) {
    List<Slot> slots = new ArrayList<>();
    for (Object slot : (List<?>) row.getLattice().getOrDefault("slots", List.of())) {
      Map<?, ?> fields = (Map<?, ?>) slot;
      List<Alternative> alternatives = new ArrayList<>();
      for (Object alternative : (List<?>) fields.get("alternatives")) {
        Map<?, ?> inner = (Map<?, ?>) alternative;
        alternatives.add(
            new Alternative(
                String.valueOf(inner.get("word")),
                ((Number) inner.get("weight")).doubleValue(),
                ((List<?>) inner.get("voters"))
                    .stream().map(voter -> ((Number) voter).longValue()).toList()));
      }
      slots.add(new Slot(String.valueOf(fields.get("chosen")), alternatives));
    }
    return new ConsensusResult(row.getText(), List.of(), row.getConfidence(), slots, List.of(), 0);
  }
}
