package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All chunks as newly learned weights decide them, once, with what that tells: what people could
 * have pasted, and how the expected errors compare with the texts that reviewers settled.
 */
final class Retrospect {

  private final ReliabilitySnapshot learned;
  private final Function<String, LanguageRules> rules;
  private final Map<Long, String> scripts;
  private final Map<Long, String> reviewed;
  private final Map<String, List<Calibration.Outcome>> outcomes = new HashMap<>();

  /**
   * @param scripts by chunk: what was to be read
   * @param reviewed by chunk: the text that a reviewer settled
   */
  Retrospect(
      ReliabilitySnapshot learned,
      Function<String, LanguageRules> rules,
      Map<Long, String> scripts,
      Map<Long, String> reviewed) {
    this.learned = learned;
    this.rules = rules;
    this.scripts = scripts;
    this.reviewed = reviewed;
  }

  /** Who does not write what they hear; to be asked once, before {@link #levels}. */
  List<Suspicion> suspicions(List<ChunkVotes> chunks) {
    return SuspicionFinder.find(() -> chunks.stream().map(this::decided).iterator());
  }

  private SuspicionFinder.Evidence decided(ChunkVotes chunk) {
    String language = chunk.language();
    LanguageRules own = rules.apply(language);
    List<Vote> votes =
        chunk.votes().stream()
            .map(v -> new Vote(v.voterId(), v.text(), learned.weightOf(v.voterId(), language)))
            .toList();
    ConsensusResult result = new WeightedRover().decide(votes, own);
    String truth = reviewed.get(chunk.chunkId());
    if (truth != null) {
      List<String> words = result.words().stream().map(ConsensusResult.Word::key).toList();
      double expected =
          ErrorModel.DEFAULT.at(learned.disagreementIn(language)).expectedError(result);
      double observed = WordErrorRate.of(TranscriptNormalizer.words(truth, own), words);
      outcomes
          .computeIfAbsent(language, any -> new ArrayList<>())
          .add(new Calibration.Outcome(expected, observed));
    }
    return new SuspicionFinder.Evidence(votes, result, scripts.get(chunk.chunkId()), null);
  }

  /** What is now known of each language. */
  Map<String, LanguageLevel> levels() {
    return learned.disagreement().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    new LanguageLevel(
                        entry.getValue(),
                        new Calibration(outcomes.getOrDefault(entry.getKey(), List.of()))
                            .factor())));
  }
}
