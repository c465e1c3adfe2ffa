package org.shrutik.recogniser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Vosk model in a folder of its own.
 *
 * @param name the folder's name
 * @param language two or three letters, lower case; empty where it is not known
 * @param sampleRate what it was made for, in Hz
 * @param fingerprint changes when a file of it changes
 * @param bytes of all its files
 */
public record SpeechModel(
    String name, Path folder, String language, int sampleRate, String fingerprint, long bytes) {
  private static final List<String> NEEDED =
      List.of("am/final.mdl", "conf/model.conf", "graph/words.txt");
  private static final List<String> STATIC_GRAPH = List.of("graph/HCLG.fst");
  private static final List<String> DYNAMIC_GRAPH =
      List.of("graph/HCLr.fst", "graph/Gr.fst", "graph/disambig_tid.int");
  private static final String RATE = "--sample-frequency=";
  private static final int USUAL_RATE = 16_000;
  private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
  private static final long LARGEST_CONF = 1 << 20;

  /**
   * Reads what the folder says of itself.
   *
   * @param configuredLanguage empty to take it from the folder's name
   * @throws UnusableModelException if files are missing or it was made for another rate
   */
  static SpeechModel read(Path folder, String configuredLanguage)
      throws UnusableModelException, IOException {
    for (String file : NEEDED) {
      require(folder, file);
    }
    List<String> graph =
        Files.exists(folder.resolve(STATIC_GRAPH.get(0))) ? STATIC_GRAPH : DYNAMIC_GRAPH;
    for (String file : graph) {
      require(folder, file);
    }
    int rate = rate(folder);
    if (rate != org.shrutik.audio.DecodedAudio.SAMPLE_RATE) {
      throw new UnusableModelException(
          "made for "
              + rate
              + " Hz; only models for "
              + org.shrutik.audio.DecodedAudio.SAMPLE_RATE
              + " Hz can be used");
    }
    String name = folder.getFileName().toString();
    StringBuilder print = new StringBuilder();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        long size = Files.size(file);
        bytes += size;
        print.append(folder.relativize(file)).append(':').append(size).append(':');
        print.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
      }
    }
    return new SpeechModel(
        name,
        folder,
        configuredLanguage.isEmpty() ? languageOf(name) : configuredLanguage,
        rate,
        Integer.toHexString(print.toString().hashCode()) + "-" + Long.toHexString(bytes),
        bytes);
  }

  private static void require(Path folder, String file) throws UnusableModelException {
    if (!Files.isReadable(folder.resolve(file))) {
      throw new UnusableModelException(file + " is missing");
    }
  }

  private static int rate(Path folder) throws UnusableModelException, IOException {
    Path conf = folder.resolve("conf/mfcc.conf");
    if (!Files.isReadable(conf)) {
      conf = folder.resolve("conf/fbank.conf");
    }
    if (!Files.isReadable(conf) || Files.size(conf) > LARGEST_CONF) {
      throw new UnusableModelException("conf/mfcc.conf is missing");
    }
    try (Stream<String> lines = Files.lines(conf)) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith(RATE))
          .map(line -> line.substring(RATE.length()).replaceAll("\\s.*", ""))
          .mapToInt(rate -> (int) Double.parseDouble(rate))
          .findFirst()
          .orElse(USUAL_RATE);
    } catch (NumberFormatException | java.io.UncheckedIOException e) {
      throw new UnusableModelException("conf/mfcc.conf cannot be read");
    }
  }

  /** The first part of the name that is a language code, as in vosk-model-small-en-us-0.15. */
  static String languageOf(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
        .filter(LANGUAGES::contains)
        .collect(Collectors.toList())
        .stream()
        .findFirst()
        .orElse("");
  }
}
