package org.shrutik.recogniser.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** The recogniser and nothing around it, as a measure. */
public final class BareVosk {
  private static final int BLOCK = 6400;

  private BareVosk() {}

  /**
   * Recognises a file of samples and prints the memory that it took at the end.
   *
   * @param args the model's folder and the file
   */
  public static void main(String[] args) throws IOException {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    try (Model model = new Model(args[0]);
        Recognizer recogniser = new Recognizer(model, 16_000f);
        InputStream in = Files.newInputStream(Path.of(args[1]))) {
      recogniser.setWords(true);
      long characters = 0;
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        if (recogniser.acceptWaveForm(block, block.length)) {
          characters += recogniser.getResult().length();
        }
      }
      characters += recogniser.getFinalResult().length();
      String resident =
          Arrays.stream(Files.readString(Path.of("/proc/self/status")).split("\n", -1))
              .filter(line -> line.startsWith("VmRSS"))
              .findFirst()
              .orElse("");
      System.out.write(
          (characters + " characters, " + resident + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }
  }
}
