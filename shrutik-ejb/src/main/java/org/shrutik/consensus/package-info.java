/**
 * Consensus: from what several people wrote for a chunk to the text that was most likely said, how
 * sure that is, and whom to trust.
 *
 * <p>The way through: {@link org.shrutik.consensus.TranscriptNormalizer} makes comparable words of
 * verbatim texts; {@link org.shrutik.consensus.WeightedRover} decides one chunk with the weights it
 * is given; {@link org.shrutik.consensus.ReliabilityLearner} learns weights from many chunks as a
 * {@link org.shrutik.consensus.ReliabilitySnapshot}. {@link org.shrutik.consensus.WordErrorRate}
 * and {@link org.shrutik.consensus.TextSimilarity} only measure.
 *
 * <p>What must stay true:
 *
 * <ul>
 *   <li>Verbatim texts are read, never changed: only keys are compared.
 *   <li>The same votes with the same weights give the same result in every field, whatever the
 *       order of arrival, the locale, the clock and the machine. No tie is left to chance.
 *   <li>Nothing is thrown away: the lattice holds every word of every voter with its weight.
 *   <li>Weights are input. They change only when somebody asks the learner for a new snapshot.
 *   <li>A voter need not be a person: a recogniser or the script that was read votes like anybody
 *       else, under an id and a weight of its own; the caller sees to it that people vote as well.
 *   <li>The classes that decide know no container and no database, and hold no state.
 * </ul>
 */
package org.shrutik.consensus;
