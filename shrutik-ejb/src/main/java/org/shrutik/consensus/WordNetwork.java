package org.shrutik.consensus;

import java.util.Arrays;

/**
 * Transcriptions lined up word by word: a row of slots, in each of which every transcription that
 * has joined stands with one word or with none.
 *
 * <p>A transcription joins by the cheapest way through the slots, where a step costs what it costs
 * on average over those who have joined, by their mass: 1 for each who has another word in the
 * slot, and 0.75 for each who has a word where this one has none, or none where it has one. Ties
 * prefer a word in the slot, then standing empty, then a new slot. After J. Fiscus, "A
 * post-processing system to yield reduced word error rates" (ROVER), 1997, which asks only whether
 * anybody in the slot agrees.
 */
final class WordNetwork {

  private static final int SKIP = 1;
  private static final int INSERT = 2;

  /** What another word and what a missing one cost, for each unit of mass. */
  private static final int OTHER = 4;

  private static final int MISSING = 3;

  /** A cell is its cost with its move in the lowest bits: the least is the preferred. */
  private static final int COST = 4;

  private static final int MOVE = COST - 1;

  private final int[] masses;
  private final int[] joined;
  private int joinedCount;
  private int joinedMass;

  /** By slot and transcription: the number of the word. */
  private int[][] slots = {};

  /** By word: the mass of those who have it in the slot that is looked at; else 0. */
  private final int[] massOf;

  /**
   * @param masses by transcription: how much it counts, above 0; no more than 4,096 together keeps
   *     texts of 30,000 words within the range of the costs
   * @param vocabulary how many words there are, the empty one included
   */
  WordNetwork(int[] masses, int vocabulary) {
    this.masses = masses;
    this.joined = new int[masses.length];
    this.massOf = new int[vocabulary];
  }

  /** The slots; in each the word of every transcription, {@link Ballot#EMPTY} for none. */
  int[][] slots() {
    return slots;
  }

  /** Lines up one more transcription; the first to join is the backbone. */
  void join(int transcription, int[] words) {
    byte[] moves = cheapestMoves(words);
    int width = words.length + 1;
    int slot = slots.length;
    int word = words.length;
    int[][] wider = new int[slots.length + words.length][];
    int free = wider.length;
    while (slot > 0 || word > 0) {
      int move = moves[slot * width + word];
      int[] column;
      if (move == INSERT) {
        column = new int[masses.length];
      } else {
        column = slots[--slot];
      }
      column[transcription] = move == SKIP ? Ballot.EMPTY : words[--word];
      wider[--free] = column;
    }
    slots = Arrays.copyOfRange(wider, free, wider.length);
    joined[joinedCount++] = transcription;
    joinedMass += masses[transcription];
  }

  private byte[] cheapestMoves(int[] words) {
    int width = words.length + 1;
    byte[] moves = new byte[(slots.length + 1) * width];
    int[] costs = new int[width];
    int insert = joinedMass * MISSING * COST + INSERT;
    for (int word = 1; word < width; word++) {
      costs[word] = word * (insert & ~MOVE);
      moves[word] = INSERT;
    }
    int at = width;
    for (int[] slot : slots) {
      for (int i = 0; i < joinedCount; i++) {
        massOf[slot[joined[i]]] += masses[joined[i]];
      }
      int silent = massOf[Ballot.EMPTY];
      int skip = (joinedMass - silent) * MISSING * COST + SKIP;
      int other = ((joinedMass - silent) * OTHER + silent * MISSING) * COST;
      int diagonal = costs[0];
      int cell = diagonal + skip;
      costs[0] = cell & ~MOVE;
      moves[at++] = SKIP;
      for (int word = 1; word < width; word++) {
        int above = costs[word];
        int stand = diagonal + other - massOf[words[word - 1]] * OTHER * COST;
        cell = Math.min(Math.min(stand, above + skip), (cell & ~MOVE) + insert);
        costs[word] = cell & ~MOVE;
        moves[at++] = (byte) (cell & MOVE);
        diagonal = above;
      }
      for (int i = 0; i < joinedCount; i++) {
        massOf[slot[joined[i]]] = 0;
      }
    }
    return moves;
  }
}
