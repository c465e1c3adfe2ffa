package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation a part of which is generated from the code. Where it is stale the
 * test fails; run with {@code -Dshrutik.docs.write=true} it is written anew.
 */
public final class GeneratedDocument {
  private final Path file;

  private GeneratedDocument(Path file) {
    this.file = file;
  }

  /** A page of {@code shrutik-ear/docs}, seen from the folder of a module. */
  public static GeneratedDocument of(String name) {
    return new GeneratedDocument(Path.of("../shrutik-ear/docs").resolve(name));
  }

  /**
   * Asserts that the part between {@code <!-- begin part -->} and {@code <!-- end part -->} is
   * this.
   */
  public void holds(String part, String content) throws IOException {
    String begin = "<!-- begin " + part + " -->\n";
    String end = "<!-- end " + part + " -->";
    String text = Files.readString(file);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(from >= begin.length() && to >= from).as("%s has the part %s", file, part).isTrue();
    if (Boolean.getBoolean("shrutik.docs.write")) {
      Files.writeString(file, text.substring(0, from) + content + text.substring(to));
    } else {
      assertThat(text.substring(from, to))
          .as("%s is stale: run this test with -Dshrutik.docs.write=true", file)
          .isEqualTo(content);
    }
  }
}
