package org.shrutik.consensus;

import java.util.List;

/**
 * What the voters of one chunk agree on, and how far.
 *
 * @param text the consensus as a person would read it: each word in the spelling, case and
 *     punctuation that has most support, in NFC; empty where nothing is said
 * @param words the words of the consensus, in order
 * @param confidence from 0 to 1: the mean over the voters of {@link VoterAgreement#agreement}, each
 *     counting by the weight given with the vote; exactly 1 if all say the same. It says how far
 *     people agree, so it is 1 for a single voter: ask for several before trusting it. Ordered by
 *     it, the surest chunks hold fewer errors than ordered by the unweighted mean or by the mean of
 *     the word confidences (CrowdSpeech dev-other, 5 voters: the surest 60 % of the clips hold 6.5
 *     % wrong words, against 7.0 % and 6.9 %)
 * @param slots the whole vote lattice, in order; a slot whose chosen word is empty has no word in
 *     {@code words}
 * @param voters each voter, by ascending id
 * @param nearestVoterId the person whose transcription is nearest to the consensus: fewest edits,
 *     then the greatest weight, then the lowest id
 */
public record ConsensusResult(
    String text,
    List<Word> words,
    double confidence,
    List<Slot> slots,
    List<VoterAgreement> voters,
    long nearestVoterId) {

  /** Copies the lists. */
  public ConsensusResult {
    words = List.copyOf(words);
    slots = List.copyOf(slots);
    voters = List.copyOf(voters);
  }

  ConsensusResult withText(String other) {
    return new ConsensusResult(other, words, confidence, slots, voters, nearestVoterId);
  }

  /** What was said, in compared words with a blank between them: without case and punctuation. */
  public String spoken() {
    return words.stream().map(Word::key).collect(java.util.stream.Collectors.joining(" "));
  }

  /**
   * One word of the consensus.
   *
   * @param key the compared form, see {@link TranscriptNormalizer}
   * @param surface the written form with its punctuation, as it stands in the text
   * @param confidence from 0 to 1: the share of the slot's weight that chose it; rather too low
   *     than too high (of words with 0.8 to 0.9, 92 % to 97 % are right with 5 to 7 voters)
   * @param slot its index in {@link ConsensusResult#slots}
   */
  public record Word(String key, String surface, double confidence, int slot) {}

  /**
   * One place of the text with everything that was written there.
   *
   * @param chosen the compared form of the word that won, or "" if nothing won
   * @param alternatives what was written, the heaviest first, then the longer, then the later word
   *     in code unit order
   */
  public record Slot(String chosen, List<Alternative> alternatives) {

    /** Copies the list. */
    public Slot {
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * One thing that was written in a slot.
   *
   * @param word the compared form, or "" for those who wrote nothing there
   * @param weight the summed weight, in this chunk, of those who wrote it
   * @param voterIds who wrote it, ascending
   */
  public record Alternative(String word, double weight, List<Long> voterIds) {

    /** Copies the list. */
    public Alternative {
      voterIds = List.copyOf(voterIds);
    }
  }

  /**
   * How one voter relates to the consensus.
   *
   * @param voterId the voter
   * @param weight the weight that was given, the voter's general trust
   * @param localWeight the weight that counted in this chunk: less for a transcription that is
   *     farther from the others than the closest one is
   * @param words how many words the voter wrote
   * @param edits word edits between the voter's text and the consensus; 0 if both say the same
   * @param agreement 1 − edits ÷ the longer of the two texts, in words; 1 if both are empty
   */
  public record VoterAgreement(
      long voterId, double weight, double localWeight, int words, int edits, double agreement) {}

  /** Those whose transcription equals the consensus after normalisation, by ascending id. */
  public List<Long> equalVoterIds() {
    return voters.stream().filter(v -> v.edits() == 0).map(VoterAgreement::voterId).toList();
  }
}
