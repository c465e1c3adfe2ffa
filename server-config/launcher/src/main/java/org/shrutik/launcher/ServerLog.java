package org.shrutik.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's log, read from where the present start began. */
final class ServerLog {
  private static final Pattern SEVERE =
      Pattern.compile("\\[SEVERE\\].*?\\[\\[(.*?)\\]\\]", Pattern.DOTALL);
  private static final int MOST_CAUSES = 5;

  private final Path file;
  private long start;

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Whatever is in the file by now belongs to an earlier start. */
  void startsHere() {
    try {
      start = Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      start = 0;
    }
  }

  boolean contains(String text) {
    return text().contains(text);
  }

  /** What the server says went wrong: the first line of each severe message, and its causes. */
  List<String> causes() {
    Set<String> causes = new LinkedHashSet<>();
    Matcher matcher = SEVERE.matcher(text());
    while (matcher.find() && causes.size() < MOST_CAUSES) {
      String message = matcher.group(1).strip();
      causes.add(message.lines().findFirst().orElse(""));
      message
          .lines()
          .filter(line -> line.startsWith("Caused by: "))
          .reduce((earlier, later) -> later)
          .ifPresent(causes::add);
    }
    return List.copyOf(causes);
  }

  private String text() {
    try {
      if (!Files.exists(file)) {
        return "";
      }
      byte[] all = Files.readAllBytes(file);
      int from = start <= all.length ? (int) start : 0;
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
