package org.shrutik.consensus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files in the form of CrowdSpeech: transcriptions as tab-separated fields, quoted as in CSV, under
 * the heads {@code INPUT:audio}, {@code OUTPUT:transcription} and {@code ASSIGNMENT:worker_id}; the
 * truth as lines of a clip's name, a tab and its text.
 */
final class CrowdTable {

  private static final String CLIP = "INPUT:audio";
  private static final String TEXT = "OUTPUT:transcription";
  private static final String WORKER = "ASSIGNMENT:worker_id";

  private CrowdTable() {}

  /**
   * Reads the clips for which there are both a truth and a transcription. A person's second text of
   * the same clip is left out.
   *
   * @throws IllegalArgumentException if a file cannot be read or is not of this form; the message
   *     names the file and the row
   */
  static CrowdClips read(Path crowd, Path truth) {
    Map<String, String> truths = truths(truth);
    Map<String, List<Vote>> votes = new LinkedHashMap<>();
    truths.keySet().forEach(clip -> votes.put(clip, new ArrayList<>()));
    List<List<String>> rows = rows(content(crowd));
    List<String> heads = rows.isEmpty() ? List.of() : rows.get(0);
    int clip = column(crowd, heads, CLIP);
    int text = column(crowd, heads, TEXT);
    int worker = column(crowd, heads, WORKER);
    Map<String, Long> workers = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.size() == 1 && row.get(0).isBlank()) {
        continue;
      }
      if (row.size() < heads.size()) {
        throw new IllegalArgumentException(
            crowd + ": row " + i + " has " + row.size() + " fields instead of " + heads.size());
      }
      List<Vote> ofClip = votes.get(row.get(clip));
      if (ofClip != null && seen.add(List.of(row.get(clip), row.get(worker)))) {
        ofClip.add(Vote.unrated(number(row.get(worker), workers), row.get(text)));
      }
    }
    votes.values().removeIf(List::isEmpty);
    truths.keySet().retainAll(votes.keySet());
    if (truths.isEmpty()) {
      throw new IllegalArgumentException(
          "no clip of " + crowd + " has its truth in " + truth + ": are they of the same set?");
    }
    return CrowdClips.joined(truths, votes);
  }

  private static Map<String, String> truths(Path file) {
    Map<String, String> truths = new LinkedHashMap<>();
    int number = 0;
    for (String line : content(file).lines().toList()) {
      number++;
      int tab = line.indexOf('\t');
      if (tab < 0 && !line.isBlank()) {
        throw new IllegalArgumentException(file + ": line " + number + " has no tab");
      }
      if (tab >= 0) {
        truths.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return truths;
  }

  private static long number(String worker, Map<String, Long> workers) {
    try {
      return Long.parseLong(worker.strip());
    } catch (NumberFormatException e) {
      return workers.computeIfAbsent(worker, any -> -1L - workers.size());
    }
  }

  private static int column(Path file, List<String> heads, String name) {
    int column = heads.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(file + ": no column " + name + " among " + heads);
    }
    return column;
  }

  private static String content(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such file: " + file.toAbsolutePath());
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Rows of tab-separated fields that are quoted as in CSV. */
  static List<List<String>> rows(String text) {
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
      } else if (quoted || (c != '\t' && c != '\n' && c != '\r')) {
        field.append(c);
      } else if (c != '\r') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    if (!field.isEmpty() || !row.isEmpty()) {
      row.add(field.toString());
      rows.add(row);
    }
    return rows;
  }
}
