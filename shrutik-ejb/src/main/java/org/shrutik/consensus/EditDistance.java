package org.shrutik.consensus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Levenshtein distance (insertion, deletion and substitution cost 1) of one sequence of symbols to
 * many others.
 *
 * <p>Symbols are small numbers, {@code 0 <= symbol < symbols}. Up to 64 symbols are compared by
 * Myers' bit vectors ("A fast bit-vector algorithm for approximate string matching", JACM 1999, in
 * Hyyrö's form for the distance of whole strings), one step per symbol of the other sequence;
 * longer ones by the ordinary table, two rows of it. Not safe for use by several threads.
 */
final class EditDistance {

  private final long[] places;
  private int[] pattern = {};
  private int[] row = {};

  EditDistance(int symbols) {
    places = new long[symbols];
  }

  /** The distance of two sequences of anything that has {@code equals}. */
  static int between(List<String> one, List<String> other) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] a = numbered(one, numbers);
    int[] b = numbered(other, numbers);
    return new EditDistance(numbers.size()).from(a).to(b);
  }

  private static int[] numbered(List<String> symbols, Map<String, Integer> numbers) {
    int[] out = new int[symbols.size()];
    int i = 0;
    for (String symbol : symbols) {
      Integer number = numbers.get(symbol);
      if (number == null) {
        number = numbers.size();
        numbers.put(symbol, number);
      }
      out[i++] = number;
    }
    return out;
  }

  /** Sets the sequence that {@link #to} measures from; it must not be changed meanwhile. */
  EditDistance from(int[] sequence) {
    for (int symbol : pattern) {
      places[symbol] = 0;
    }
    pattern = sequence;
    if (sequence.length <= Long.SIZE) {
      for (int i = 0; i < sequence.length; i++) {
        places[sequence[i]] |= 1L << i;
      }
    }
    return this;
  }

  int to(int[] text) {
    if (pattern.length == 0 || text.length == 0) {
      return Math.max(pattern.length, text.length);
    }
    return pattern.length <= Long.SIZE ? byBits(text) : byRows(text);
  }

  private int byBits(int[] text) {
    long last = 1L << (pattern.length - 1);
    long up = -1L;
    long down = 0;
    int distance = pattern.length;
    for (int symbol : text) {
      long equal = places[symbol];
      long vertical = equal | down;
      long horizontal = (((equal & up) + up) ^ up) | equal;
      long rise = down | ~(horizontal | up);
      long fall = up & horizontal;
      if ((rise & last) != 0) {
        distance++;
      } else if ((fall & last) != 0) {
        distance--;
      }
      rise = (rise << 1) | 1;
      fall <<= 1;
      up = fall | ~(vertical | rise);
      down = rise & vertical;
    }
    return distance;
  }

  private int byRows(int[] text) {
    int width = pattern.length;
    if (row.length <= width) {
      row = new int[width + 1];
    }
    Arrays.setAll(row, i -> i);
    for (int j = 0; j < text.length; j++) {
      int symbol = text[j];
      int diagonal = row[0];
      row[0] = j + 1;
      for (int i = 1; i <= width; i++) {
        int replaced = diagonal + (pattern[i - 1] == symbol ? 0 : 1);
        diagonal = row[i];
        row[i] = Math.min(replaced, Math.min(diagonal, row[i - 1]) + 1);
      }
    }
    return row[width];
  }
}
