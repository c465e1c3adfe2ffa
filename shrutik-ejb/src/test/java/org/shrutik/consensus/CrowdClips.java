package org.shrutik.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Real clips that several real people transcribed, with the truth.
 *
 * @param truths by chunk: what was said; a chunk's id is its index
 * @param chunks the transcriptions, all with weight 1
 */
record CrowdClips(List<String> truths, List<ChunkVotes> chunks) {

  static final String LANGUAGE = "en";

  /** 300 clips of CrowdSpeech dev-clean, seven transcriptions each. */
  static CrowdClips crowdSpeech() {
    Map<String, List<Vote>> votes = new LinkedHashMap<>();
    Map<String, String> truths = new LinkedHashMap<>();
    for (List<String> row : rows(resource("/crowdspeech/dev-clean-300-gt.txt"))) {
      truths.put(row.get(0), row.get(1));
      votes.put(row.get(0), new ArrayList<>());
    }
    List<List<String>> rows = rows(resource("/crowdspeech/dev-clean-300-crowd.tsv"));
    for (List<String> row : rows.subList(1, rows.size())) {
      votes.get(row.get(0)).add(Vote.unrated(Long.parseLong(row.get(2)), row.get(1)));
    }
    return joined(truths, votes);
  }

  /** Ten clips of LibriSpeech, seven transcriptions each. */
  static CrowdClips tenClips() {
    Map<String, List<Vote>> votes = new LinkedHashMap<>();
    Map<String, String> truths = new LinkedHashMap<>();
    List<List<String>> rows = rows(resource("/libricrowd/transcripts.tsv"));
    for (List<String> row : rows.subList(1, rows.size())) {
      truths.put(row.get(0), row.get(1));
      votes
          .computeIfAbsent(row.get(0), any -> new ArrayList<>())
          .add(Vote.unrated(Long.parseLong(row.get(2)), row.get(3)));
    }
    return joined(truths, votes);
  }

  private static CrowdClips joined(Map<String, String> truths, Map<String, List<Vote>> votes) {
    List<ChunkVotes> chunks = new ArrayList<>();
    votes.values().forEach(v -> chunks.add(new ChunkVotes(chunks.size(), LANGUAGE, v)));
    return new CrowdClips(List.copyOf(truths.values()), chunks);
  }

  /** The mean error over the clips when each is decided with what was learned. */
  double meanError(ReliabilitySnapshot learned) {
    WeightedRover rover = new WeightedRover();
    double sum = 0;
    for (ChunkVotes chunk : chunks) {
      String text = rover.decide(rated(chunk, learned)).text();
      sum += WordErrorRate.crowdSpeech(truths.get((int) chunk.chunkId()), text);
    }
    return sum / chunks.size();
  }

  /** The mean error over all single transcriptions. */
  double meanErrorOfOnePerson() {
    return chunks.stream()
        .flatMapToDouble(
            chunk ->
                chunk.votes().stream()
                    .mapToDouble(
                        vote ->
                            WordErrorRate.crowdSpeech(
                                truths.get((int) chunk.chunkId()), vote.text())))
        .average()
        .orElseThrow();
  }

  static List<Vote> rated(ChunkVotes chunk, ReliabilitySnapshot learned) {
    return chunk.votes().stream()
        .map(
            vote ->
                new Vote(
                    vote.voterId(),
                    vote.text(),
                    learned.weightOf(vote.voterId(), chunk.language())))
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = CrowdClips.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of tab-separated fields that are quoted as in CSV. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (c == '"' && quoted && doubled) {
        field.append(c);
        i++;
      } else if (c == '"' && (quoted || field.isEmpty())) {
        quoted = !quoted;
      } else if (quoted || (c != '\t' && c != '\n')) {
        field.append(c);
      } else {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}
