package org.shrutik.launcher;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The Java we run on, for processes of our own. */
final class JavaProgram {
  private JavaProgram() {}

  static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The class path this class was loaded from, also inside a build tool's class loader. */
  static String ownClassPath() {
    ClassLoader loader = JavaProgram.class.getClassLoader();
    if (loader instanceof URLClassLoader urls) {
      return Arrays.stream(urls.getURLs()).map(JavaProgram::file).collect(Collectors.joining(":"));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path has no such file: " + url, e);
    }
  }
}
