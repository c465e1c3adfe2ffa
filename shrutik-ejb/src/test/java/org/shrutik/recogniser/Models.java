package org.shrutik.recogniser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The two small models and the clips of the tests. */
public final class Models {
  public static final Path FOLDER = Path.of("src/test/resources/machine").toAbsolutePath();

  private Models() {}

  static SpeechModel model(String language) {
    try {
      return SpeechModel.read(FOLDER.resolve("models/model-" + language + "-tiny"), "");
    } catch (UnusableModelException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The WAV files of a language, each with its text beside it. */
  static List<Path> clips(String language) {
    try (Stream<Path> files = Files.list(FOLDER.resolve("eval_" + language))) {
      return files.filter(f -> f.toString().endsWith(".wav")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path clip) throws IOException {
    return Files.readString(Path.of(clip.toString().replace(".wav", ".txt"))).strip();
  }

  /** Errors of words: substitutions, insertions and deletions. */
  static int errors(String expected, String heard) {
    String[] want = expected.isBlank() ? new String[0] : expected.strip().split("\\s+", -1);
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
