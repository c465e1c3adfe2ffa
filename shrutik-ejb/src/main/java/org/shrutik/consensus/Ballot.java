package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The votes for one chunk as numbers, without the weights: what stays the same while weights are
 * learned.
 *
 * <p>Words are numbered in their order by (length, word), from 1; 0 is the empty word. So comparing
 * numbers compares words, and no tie needs a string. Voters who said the same share one sequence,
 * and sequences are in lexicographic order: neither the order nor the ids of the voters can change
 * a decision.
 */
final class Ballot {

  static final int EMPTY = 0;

  private static final Comparator<String> BY_LENGTH_AND_WORD =
      (one, other) ->
          one.length() == other.length()
              ? one.compareTo(other)
              : Integer.compare(one.length(), other.length());

  private final int vocabulary;
  private final int[][] sequences;
  private final int[] sequenceOf;
  private final int[][] distances;
  private final double medianLength;

  private Ballot(int vocabulary, int[][] sequences, int[] sequenceOf, int[] lengths) {
    this.vocabulary = vocabulary;
    this.sequences = sequences;
    this.sequenceOf = sequenceOf;
    this.distances = distances(sequences, vocabulary);
    this.medianLength = median(lengths);
  }

  /** Counts the voters' words; the order of {@code words} is that of the voters. */
  static Ballot of(String[][] words) {
    Map<String, Integer> places = new HashMap<>();
    List<String> vocabulary = new ArrayList<>();
    int[][] texts = new int[words.length][];
    int[] lengths = new int[words.length];
    for (int v = 0; v < words.length; v++) {
      texts[v] = new int[words[v].length];
      lengths[v] = texts[v].length;
      for (int i = 0; i < lengths[v]; i++) {
        String word = words[v][i];
        Integer place = places.putIfAbsent(word, vocabulary.size());
        if (place == null) {
          place = vocabulary.size();
          vocabulary.add(word);
        }
        texts[v][i] = place;
      }
    }
    int[] numbers = new int[vocabulary.size()];
    String[] sorted = vocabulary.toArray(String[]::new);
    Arrays.sort(sorted, BY_LENGTH_AND_WORD);
    for (int i = 0; i < sorted.length; i++) {
      numbers[places.get(sorted[i])] = i + 1;
    }
    for (int[] text : texts) {
      Arrays.setAll(text, i -> numbers[text[i]]);
    }
    int[][] sequences = different(texts);
    int[] sequenceOf = new int[texts.length];
    for (int v = 0; v < texts.length; v++) {
      sequenceOf[v] = Arrays.binarySearch(sequences, texts[v], Arrays::compare);
    }
    return new Ballot(sorted.length + 1, sequences, sequenceOf, lengths);
  }

  private static int[][] different(int[][] texts) {
    int[][] sorted = texts.clone();
    Arrays.sort(sorted, Arrays::compare);
    int count = 0;
    for (int[] text : sorted) {
      if (count == 0 || !Arrays.equals(sorted[count - 1], text)) {
        sorted[count++] = text;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static int[][] distances(int[][] sequences, int vocabulary) {
    EditDistance distance = new EditDistance(vocabulary);
    int[][] table = new int[sequences.length][sequences.length];
    for (int i = 0; i < sequences.length; i++) {
      distance.from(sequences[i]);
      for (int j = i + 1; j < sequences.length; j++) {
        table[i][j] = distance.to(sequences[j]);
        table[j][i] = table[i][j];
      }
    }
    return table;
  }

  private static double median(int[] lengths) {
    Arrays.sort(lengths);
    int half = lengths.length / 2;
    return lengths.length % 2 == 1 ? lengths[half] : (lengths[half - 1] + lengths[half]) / 2.0;
  }

  /** How many words there are, the empty one included. */
  int vocabulary() {
    return vocabulary;
  }

  /** How many different transcriptions there are. */
  int sequences() {
    return sequences.length;
  }

  /** The words of one of the different transcriptions. */
  int[] sequence(int sequence) {
    return sequences[sequence];
  }

  /** Which of the different transcriptions a voter wrote. */
  int sequenceOf(int voter) {
    return sequenceOf[voter];
  }

  /** The word edits between two of the different transcriptions. */
  int distance(int one, int other) {
    return distances[one][other];
  }

  /** The median number of words over all voters. */
  double medianLength() {
    return medianLength;
  }

  int voters() {
    return sequenceOf.length;
  }

  /** The share of the words in which two voters differ on average; 0 for a single one. */
  double disagreement() {
    double sum = 0;
    int pairs = 0;
    for (int v = 1; v < sequenceOf.length; v++) {
      for (int other = 0; other < v; other++) {
        int longer = Math.max(1, Math.max(lengthOf(v), lengthOf(other)));
        sum += (double) distances[sequenceOf[v]][sequenceOf[other]] / longer;
        pairs++;
      }
    }
    return sum / Math.max(1, pairs);
  }

  int lengthOf(int voter) {
    return sequences[sequenceOf[voter]].length;
  }

  /** Word edits between what each voter wrote and {@code decision}. */
  int[] editsTo(int[] decision) {
    EditDistance distance = new EditDistance(vocabulary).from(decision);
    int[] bySequence = new int[sequences.length];
    for (int s = 0; s < sequences.length; s++) {
      bySequence[s] = distance.to(sequences[s]);
    }
    int[] edits = new int[voters()];
    for (int v = 0; v < edits.length; v++) {
      edits[v] = bySequence[sequenceOf[v]];
    }
    return edits;
  }
}
