package org.shrutik.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published method to compare with: ROVER (J. Fiscus, 1997) with one vote for everybody, in the
 * order of arrival, on words as CrowdSpeech compares them. Ties go to the word that came first.
 */
final class PlainRover {

  private PlainRover() {}

  static String decide(List<Vote> votes) {
    List<List<String>> slots = new ArrayList<>();
    int joined = 0;
    for (Vote vote : votes) {
      slots = joined(slots, WordErrorRate.crowdSpeechWords(vote.text()), joined++);
    }
    List<String> words = new ArrayList<>();
    for (List<String> slot : slots) {
      Map<String, Integer> counts = new HashMap<>();
      String best = slot.get(0);
      for (String word : slot) {
        counts.merge(word, 1, Integer::sum);
      }
      for (String word : slot) {
        if (counts.get(word) > counts.get(best)) {
          best = word;
        }
      }
      if (!best.isEmpty()) {
        words.add(best);
      }
    }
    return String.join(" ", words);
  }

  private static List<List<String>> joined(List<List<String>> slots, List<String> words, int to) {
    int[][] costs = new int[slots.size() + 1][words.size() + 1];
    for (int s = 0; s <= slots.size(); s++) {
      for (int w = s == 0 ? 1 : 0; w <= words.size(); w++) {
        int stand =
            s > 0 && w > 0 ? costs[s - 1][w - 1] + cost(slots, s, words.get(w - 1)) : 1 << 20;
        int skip = s > 0 ? costs[s - 1][w] + cost(slots, s, "") : 1 << 20;
        int insert = w > 0 ? costs[s][w - 1] + 1 : 1 << 20;
        costs[s][w] = Math.min(stand, Math.min(skip, insert));
      }
    }
    List<List<String>> out = new ArrayList<>();
    int s = slots.size();
    int w = words.size();
    while (s > 0 || w > 0) {
      List<String> slot;
      String word = "";
      if (s > 0 && w > 0 && costs[s][w] == costs[s - 1][w - 1] + cost(slots, s, words.get(w - 1))) {
        slot = slots.get(--s);
        word = words.get(--w);
      } else if (s > 0 && costs[s][w] == costs[s - 1][w] + cost(slots, s, "")) {
        slot = slots.get(--s);
      } else {
        String[] empty = new String[to];
        Arrays.fill(empty, "");
        slot = new ArrayList<>(Arrays.asList(empty));
        word = words.get(--w);
      }
      slot.add(word);
      out.add(0, slot);
    }
    return out;
  }

  private static int cost(List<List<String>> slots, int slot, String word) {
    return slots.get(slot - 1).contains(word) ? 0 : 1;
  }
}
