package org.shrutik.launcher.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The clips and the table of what people heard in them: a header, then a line for each
 * transcription with the columns file, truth, worker, text, parted by tabs. Texts are kept as they
 * were written, blanks at their ends included.
 */
final class CrowdSample {
  private static final String FOLDER = "/demo/";
  private static final String TABLE = "transcripts.tsv";
  private static final List<String> HEADER =
      List.of("file", "truth", "worker_id", "crowd_transcription");

  private final List<List<String>> lines;

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException naming the first line that is not as described
   */
  CrowdSample(String table) {
    List<List<String>> read = table.lines().map(line -> List.of(line.split("\t", -1))).toList();
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).size() != HEADER.size()) {
        throw new IllegalArgumentException(
            "Line " + (i + 1) + " has " + read.get(i).size() + " columns, not " + HEADER.size());
      }
    }
    if (read.isEmpty() || !read.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("Line 1 is not " + HEADER);
    }
    this.lines = read.subList(1, read.size());
  }

  /** The sample that comes with the program. */
  static CrowdSample ofTheProgram() {
    return new CrowdSample(new String(resource(TABLE), StandardCharsets.UTF_8));
  }

  /**
   * What one person heard in one clip.
   *
   * @param clip name of its file
   */
  record Heard(String clip, int worker, String text) {}

  /** All transcriptions, in the order of the table. */
  List<Heard> heard() {
    return lines.stream()
        .map(line -> new Heard(line.get(0), Integer.parseInt(line.get(2)), line.get(3)))
        .toList();
  }

  /** What each worker heard in which clip, by ascending worker. */
  Map<Integer, Map<String, String>> heardByWorker() {
    return heard().stream()
        .collect(
            Collectors.groupingBy(
                Heard::worker,
                TreeMap::new,
                Collectors.toMap(Heard::clip, Heard::text, (a, b) -> a, LinkedHashMap::new)));
  }

  /** The clips' file names, in alphabetical order. */
  List<String> clips() {
    return lines.stream().map(line -> line.get(0)).distinct().sorted().toList();
  }

  /** The speaker of a clip: the number before the first hyphen of its name. */
  static int speaker(String clip) {
    return Integer.parseInt(clip.substring(0, clip.indexOf('-')));
  }

  /** What was said in each clip. For scoring only. */
  Map<String, String> truths() {
    return lines.stream()
        .collect(Collectors.toMap(line -> line.get(0), line -> line.get(1), (a, b) -> a));
  }

  /** The bytes of a clip's file. */
  static byte[] audio(String clip) {
    return resource(clip);
  }

  private static byte[] resource(String name) {
    try (InputStream in = CrowdSample.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("The program is incomplete: " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
