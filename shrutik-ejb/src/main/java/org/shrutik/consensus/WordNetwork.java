package org.shrutik.consensus;

import java.util.Arrays;

/**
 * Transcriptions lined up word by word: a row of slots, in each of which every transcription that
 * has joined stands with one word or with none.
 *
 * <p>A transcription joins by the cheapest way through the slots: 0 for a slot that already has its
 * word, 1 for another word, 1 for a new slot, and for standing empty 0 where somebody does already,
 * else 1. Ties prefer a word in the slot, then standing empty, then a new slot. After J. Fiscus, "A
 * post-processing system to yield reduced word error rates" (ROVER), 1997.
 */
final class WordNetwork {

  private static final int SKIP = 1;
  private static final int INSERT = 2;

  /** What one edit costs; a cell is its cost plus its move, so that the least is the preferred. */
  private static final int EDIT = 4;

  private static final int MOVE = EDIT - 1;

  private final int transcriptions;
  private final int[] joined;
  private int joinedCount;

  /** By slot and transcription: the number of the word. */
  private int[][] slots = {};

  /** By word: the last row of the table in whose slot the word was seen. */
  private final int[] seenIn;

  private int row;

  WordNetwork(int transcriptions, int vocabulary) {
    this.transcriptions = transcriptions;
    this.joined = new int[transcriptions];
    this.seenIn = new int[vocabulary];
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
        column = new int[transcriptions];
      } else {
        column = slots[--slot];
      }
      column[transcription] = move == SKIP ? Ballot.EMPTY : words[--word];
      wider[--free] = column;
    }
    slots = Arrays.copyOfRange(wider, free, wider.length);
    joined[joinedCount++] = transcription;
  }

  private byte[] cheapestMoves(int[] words) {
    int width = words.length + 1;
    byte[] moves = new byte[(slots.length + 1) * width];
    int[] costs = new int[width];
    for (int word = 1; word < width; word++) {
      costs[word] = word * EDIT;
      moves[word] = INSERT;
    }
    int at = width;
    for (int[] slot : slots) {
      row++;
      for (int i = 0; i < joinedCount; i++) {
        seenIn[slot[joined[i]]] = row;
      }
      int skip = (seenIn[Ballot.EMPTY] == row ? 0 : EDIT) + SKIP;
      int diagonal = costs[0];
      int cell = diagonal + skip;
      costs[0] = cell & ~MOVE;
      moves[at++] = SKIP;
      for (int word = 1; word < width; word++) {
        int above = costs[word];
        int insert = (cell & ~MOVE) + EDIT + INSERT;
        int stand = diagonal + (seenIn[words[word - 1]] == row ? 0 : EDIT);
        cell = Math.min(Math.min(stand, above + skip), insert);
        costs[word] = cell & ~MOVE;
        moves[at++] = (byte) (cell & MOVE);
        diagonal = above;
      }
    }
    return moves;
  }
}
