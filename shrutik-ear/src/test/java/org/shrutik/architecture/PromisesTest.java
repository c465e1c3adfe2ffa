package org.shrutik.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of promises names every row, and tests that are there. */
class PromisesTest {
  private static final int ROWS = 160;
  private static final int JOB_SERVICE_ROWS = 111;
  private static final int NEWS_SERVICE_ROWS = 120;
  private static final Map<Integer, String> MORE = Map.of(35, "b", 88, "b", 112, "b", 113, "bcd");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (A\\d+|[23]\\.\\d+[bcd]?) \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../shrutik-ejb/src/test/java"),
          Path.of("../shrutik-batch/src/test/java"),
          Path.of("../shrutik-web/src/test/java"),
          Path.of("../server-config/launcher/src/test/java"),
          Path.of("src/test/java"));

  private static final Map<String, String> TESTS = new HashMap<>();
  private static final List<String> NAMES = new ArrayList<>();
  private static final Map<String, String> HOLDERS = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (Path folder : SOURCES) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
            String name = file.getFileName().toString().replace(".java", "");
            TESTS.merge(name, Files.readString(file), String::concat);
          }
        }
      }
    }
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/promises.md")));
    while (row.find()) {
      NAMES.add(row.group(1));
      HOLDERS.put(row.group(1), row.group(3));
    }
  }

  @Test
  void noRowIsMissing() {
    List<String> all = new ArrayList<>();
    IntStream.rangeClosed(1, ROWS).forEach(n -> all.add("A" + n));
    IntStream.rangeClosed(1, JOB_SERVICE_ROWS).forEach(n -> all.add("2." + n));
    for (int n = 1; n <= NEWS_SERVICE_ROWS; n++) {
      all.add("3." + n);
      for (String letter : MORE.getOrDefault(n, "").split("", 0)) {
        if (!letter.isEmpty()) {
          all.add("3." + n + letter);
        }
      }
    }
    assertThat(NAMES).containsExactlyElementsOf(all);
  }

  @Test
  void eachRowNamesATestOrSaysInASentenceWhyNot() {
    assertThat(HOLDERS)
        .allSatisfy(
            (row, holder) ->
                assertThat(TEST.matcher(holder).find() || holder.strip().endsWith("."))
                    .as("%s: %s", row, holder)
                    .isTrue());
  }

  @Test
  void eachNamedTestExistsAndBearsTheRow() {
    List<String> faults = new ArrayList<>();
    HOLDERS.forEach(
        (row, holder) -> {
          Matcher test = TEST.matcher(holder);
          while (test.find()) {
            String source = TESTS.getOrDefault(test.group(1), "");
            if (!bears(source, test.group(1), test.group(2), row)) {
              faults.add(row + " " + test.group());
            }
          }
        });
    assertThat(faults).as("tests that are not there, or without the row's tag").isEmpty();
  }

  /**
   * The tag stands before the method, after the end of the member before it, or before the class.
   */
  private static boolean bears(String source, String type, String method, String row) {
    int at = source.indexOf(" void " + method + "(");
    int start = source.indexOf("class " + type);
    if (at < 0 || start < 0) {
      return false;
    }
    int before = Math.max(source.lastIndexOf("\n\n", at), start);
    String tag = "@Tag(\"" + row + "\")";
    return source.substring(before, at).contains("Test")
        && (source.substring(before, at).contains(tag) || source.substring(0, start).contains(tag));
  }
}
