package org.shrutik.consensus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was learned about voters at one time. Kept with its number, it lets every consensus that
 * used it be computed again.
 *
 * @param entries one entry for each voter and language, by language and voter id
 * @param disagreement by language: the share of the words in which two people who transcribed the
 *     same chunk differ on average, 0–1
 */
public record ReliabilitySnapshot(List<Reliability> entries, Map<String, Double> disagreement)
    implements Serializable {

  private static final Comparator<Reliability> ORDER =
      Comparator.comparing(Reliability::language).thenComparingLong(Reliability::voterId);

  /**
   * Sorts and copies the entries.
   *
   * @throws IllegalArgumentException if a voter stands twice for one language
   */
  public ReliabilitySnapshot {
    List<Reliability> sorted = new ArrayList<>(entries);
    sorted.sort(ORDER);
    for (int i = 1; i < sorted.size(); i++) {
      if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
        throw new IllegalArgumentException(
            "voter twice for one language: " + sorted.get(i).voterId());
      }
    }
    entries = List.copyOf(sorted);
    disagreement = Map.copyOf(disagreement);
  }

  /** Weights alone. */
  public ReliabilitySnapshot(List<Reliability> entries) {
    this(entries, Map.of());
  }

  /**
   * How reliable one voter is in one language.
   *
   * @param voterId the voter
   * @param language the language, as the learner was given it
   * @param error the expected share of wrong words, from 0.015 to 0.95
   * @param weight the weight of the voter's votes, from 0.02
   * @param words how many words this was learned from
   */
  public record Reliability(long voterId, String language, double error, double weight, long words)
      implements Serializable {

    /** Checks that there is a language. */
    public Reliability {
      Objects.requireNonNull(language, "language");
    }

    /**
     * How far the true error may be from {@link #error}, at 95 %: two standard deviations of a
     * share that was seen in {@link #words} and as many words as the learner adds for its prior.
     */
    public double uncertainty() {
      return 2 * Math.sqrt(error * (1 - error) / (words + ReliabilityLearner.PRIOR_WORDS));
    }
  }

  /** The same with the weights of those made lighter who are suspected, in every language. */
  public ReliabilitySnapshot lightened(List<Suspicion> suspicions) {
    Map<Long, Double> factors = new HashMap<>();
    suspicions.forEach(s -> factors.merge(s.voterId(), s.weightFactor(), Math::min));
    return new ReliabilitySnapshot(
        entries.stream()
            .map(
                e ->
                    new Reliability(
                        e.voterId(),
                        e.language(),
                        e.error(),
                        e.weight() * factors.getOrDefault(e.voterId(), 1.0),
                        e.words()))
            .toList(),
        disagreement);
  }

  /** Nothing learned: everybody is unrated. */
  public static ReliabilitySnapshot empty() {
    return new ReliabilitySnapshot(List.of());
  }

  /** What is known about a voter in a language. */
  public Optional<Reliability> find(long voterId, String language) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Reliability entry = entries.get(middle);
      int order = entry.language().compareTo(language);
      if (order == 0) {
        order = Long.compare(entry.voterId(), voterId);
      }
      if (order == 0) {
        return Optional.of(entry);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /**
   * How far two people disagree on average in a language; {@link ErrorModel#USUAL_DISAGREEMENT}
   * where that is not known.
   */
  public double disagreementIn(String language) {
    return disagreement.getOrDefault(language, ErrorModel.USUAL_DISAGREEMENT);
  }

  /** The weight to vote with: the learned one, else {@link Vote#UNRATED}. */
  public double weightOf(long voterId, String language) {
    return find(voterId, language).map(Reliability::weight).orElse(Vote.UNRATED);
  }
}
