package org.shrutik.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Clips that the two small models of the tests understand, with their texts. */
record Speech(Path file, String language, String text) {
  private static final Path FOLDER = Path.of("../shrutik-ejb/src/test/resources/machine");

  String name() {
    return file.getFileName().toString();
  }

  byte[] wav() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model that understands it. */
  String model() {
    return "model-" + language + "-tiny";
  }

  static List<Speech> clips(String language) {
    try (Stream<Path> files = Files.list(FOLDER.resolve("eval_" + language))) {
      List<Speech> clips = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
        String text = Files.readString(Path.of(file.toString().replace(".wav", ".txt"))).strip();
        clips.add(new Speech(file, language, text));
      }
      return clips;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All clips of a language one after the other, so many times. */
  static byte[] longOne(String language, int times) {
    List<short[]> parts = new ArrayList<>();
    List<Speech> clips = clips(language);
    for (int i = 0; i < times; i++) {
      clips.forEach(clip -> parts.add(Sounds.samples(clip.wav())));
    }
    return Sounds.wav(Sounds.joined(1.0, parts.toArray(new short[0][])), Sounds.RATE);
  }

  /** Words that are wrong, missing or too many. */
  static int errors(String expected, String heard) {
    String[] want = expected.strip().split("\\s+", -1);
    String[] got = heard.isBlank() ? new String[0] : heard.strip().split("\\s+", -1);
    int[] row = new int[got.length + 1];
    for (int j = 0; j <= got.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= want.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= got.length; j++) {
        int change = diagonal + (want[i - 1].equals(got[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[got.length];
  }
}
