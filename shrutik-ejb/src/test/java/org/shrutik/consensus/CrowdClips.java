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
  static final LanguageRules RULES = LanguageRules.of(LANGUAGE);

  /** 300 clips of CrowdSpeech dev-clean, seven transcriptions each. */
  static CrowdClips crowdSpeech() {
    Map<String, List<Vote>> votes = new LinkedHashMap<>();
    Map<String, String> truths = new LinkedHashMap<>();
    for (List<String> row : CrowdTable.rows(resource("/crowdspeech/dev-clean-300-gt.txt"))) {
      truths.put(row.get(0), row.get(1));
      votes.put(row.get(0), new ArrayList<>());
    }
    List<List<String>> rows = CrowdTable.rows(resource("/crowdspeech/dev-clean-300-crowd.tsv"));
    for (List<String> row : rows.subList(1, rows.size())) {
      votes.get(row.get(0)).add(Vote.unrated(Long.parseLong(row.get(2)), row.get(1)));
    }
    return joined(truths, votes);
  }

  /** Ten clips of LibriSpeech, seven transcriptions each. */
  static CrowdClips tenClips() {
    Map<String, List<Vote>> votes = new LinkedHashMap<>();
    Map<String, String> truths = new LinkedHashMap<>();
    List<List<String>> rows = CrowdTable.rows(resource("/libricrowd/transcripts.tsv"));
    for (List<String> row : rows.subList(1, rows.size())) {
      truths.put(row.get(0), row.get(1));
      votes
          .computeIfAbsent(row.get(0), any -> new ArrayList<>())
          .add(Vote.unrated(Long.parseLong(row.get(2)), row.get(3)));
    }
    return joined(truths, votes);
  }

  static CrowdClips joined(Map<String, String> truths, Map<String, List<Vote>> votes) {
    List<ChunkVotes> chunks = new ArrayList<>();
    votes.values().forEach(v -> chunks.add(new ChunkVotes(chunks.size(), LANGUAGE, v)));
    return new CrowdClips(List.copyOf(truths.values()), chunks);
  }

  /** The mean error over the clips when each is decided with what was learned. */
  double meanError(ReliabilitySnapshot learned) {
    WeightedRover rover = new WeightedRover();
    double sum = 0;
    for (ChunkVotes chunk : chunks) {
      String text = rover.decide(rated(chunk, learned), RULES).text();
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
}
